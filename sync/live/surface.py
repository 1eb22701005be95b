"""What the live surface calls things: stages, steps, and an order as its functions show it."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from sync.errors import ContractMismatch
from sync.outcome import FOREIGN

STAGES = ("Filling", "Covering", "Decorating", "Packing", "Complete")
OPEN_STAGES = STAGES[:-1]

TIMES = tuple(f"{stage.lower()}_{edge}_ts" for stage in OPEN_STAGES for edge in ("start", "complete"))
"""Columns that a row may carry; which ones it does differs between the functions."""

_ID = re.compile(r"\A([a-z][a-z0-9]*)-0*([1-9][0-9]{0,8})(?:-([A-Z]{1,2}))?\Z")


class OrderId(Struct, frozen=True):
    """An order's id taken apart: `bannos-25771-B`."""

    store: str
    number: int
    suffix: str | None

    @property
    def unit_index(self) -> int:
        """1 for -A and for a cake without a suffix, 27 for -AA."""
        index = 0
        for letter in self.suffix or "A":
            index = index * 26 + ord(letter) - ord("A") + 1
        return index

    @classmethod
    def parse(cls, order_id: str) -> "OrderId | None":
        """None for an id of another form."""
        found = _ID.match(order_id)
        return cls(found[1], int(found[2]), found[3]) if found else None


class LiveOrder(Struct, frozen=True):
    """One order as the live functions show it now.

    `times` has only the timestamps that were shown: a missing key is not known, None is not set.
    """

    id: str
    store: str
    stage: str
    row: Mapping[str, Any]
    times: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def cancelled(self) -> bool:
        """Whether the order was cancelled."""
        return self.row.get("cancelled_at") is not None

    @classmethod
    def read(cls, row: Mapping[str, Any], store: str, more: Mapping[str, Any] | None = None) -> "LiveOrder":
        """From a row of get_queue, with the row of get_order_for_scan for what the first leaves out.

        Raises ContractMismatch for a row that is no order.
        """
        merged = {**(more or {}), **row}
        order_id, stage = merged.get("id"), merged.get("stage")
        if not isinstance(order_id, str) or stage not in STAGES:
            raise ContractMismatch(
                FOREIGN, f"An order in the stage {stage!r} is unknown to this station. Call IT.", code="ROW"
            )
        times = {name: merged[name] for name in TIMES if name in merged}
        return cls(order_id, str(merged.get("store") or store), stage, merged, times)


def place(stage: str) -> int:
    """Where a stage comes in the day of a cake."""
    return STAGES.index(stage)
