"""What a bench's state says, as the demo asks for it (station/ui/control.py sends it as plain JSON)."""

from typing import Any

from station.demo.control_client import State


def serial(seen: State) -> int:
    """How many answers the bench has given to scans and touches."""
    return int(seen["feedback"]["serial"]) if seen["feedback"] else 0


def status(seen: State) -> dict[str, Any]:
    """The strip at the top."""
    found: dict[str, Any] = seen["state"]["status"]
    return found


def printer(seen: State) -> str:
    """How the printer is."""
    return str(status(seen)["printer"]["status"])


def current(seen: State) -> str | None:
    """The cake on the screen."""
    shown = seen["state"]["current"]
    return shown["row"]["order_id"] if shown else None


def lines(seen: State, *states: str) -> list[str]:
    """The event ids of the ledger's lines in these states, newest first; all lines without any."""
    found = seen["state"]["ledger"]
    return [str(line["event_id"]) for line in found if not states or line["state"] in states]


def newest(seen: State) -> dict[str, Any]:
    """The ledger's line of the last scan."""
    found: dict[str, Any] = seen["state"]["ledger"][0]
    return found


def lists_known(seen: State) -> bool:
    """Whether the bench has its queue and its people."""
    return seen["state"]["queue"] is not None and bool(seen["state"]["staff"])


def offline(seen: State) -> bool:
    """Whether the bench says that the link is down."""
    return bool(status(seen)["link"] == "offline")


def drained(seen: State) -> bool:
    """Whether every scan is confirmed."""
    return bool(status(seen)["saved_here"] == 0 and status(seen)["link"] == "online")


def checking(seen: State) -> bool:
    """Whether Packing's check is open."""
    return "ticked" in (seen["state"]["question"] or {})


def to_tick(seen: State) -> int:
    """How many accessories are not ticked in it."""
    question = seen["state"]["question"]
    return len(question["accessories"]) - len(question["ticked"])
