"""The demo notices a label too many and a label too few."""

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image

from printing.delivery import Tier
from printing.qr import qr_image
from printing.spool import PrintRequest, Spool
from station.demo.audit import read_outboxes
from station.demo.audit_labels import audit_labels, read_spool
from station.demo.checks import Checks
from station.demo.facts import Facts
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import NewEntry
from sync.outbox import Outbox

CODES = ("B1A7", "F2B3")


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """The data folder of a bench that asked for two labels and had both printed."""
    with closing(Database(tmp_path)) as database, closing(Spool(tmp_path / "spool.db")) as spool:
        outbox = Outbox(database, SystemClock())
        for code in CODES:
            event_id = str(uuid4())
            outbox.record(
                NewEntry(code, "handle_print_barcode", {}, datetime.now(UTC), "Filling 1", None, event_id)
            )
            job = spool.enqueue(PrintRequest(event_id, code, code, b"label", event_id))
            spool.start_sending(job.id)
            spool.delivered(job.id, Tier.PRINTED_ANSWER)
    return tmp_path


def _paper(codes: Sequence[str]) -> list[Image.Image]:
    return [qr_image(code, 4) for code in codes]


def _failed(bench: Path, paper: Sequence[str]) -> list[str]:
    checks = Checks()
    facts = Facts(codes=dict(zip(CODES, CODES, strict=True)), held_labels=CODES[1:])
    outboxes = read_outboxes({"filling": bench})
    audit_labels(checks, read_spool(bench / "spool.db"), _paper(paper), outboxes, facts)
    return [check.name for check in checks.made if not check.held]


def test_one_label_each_is_good(bench: Path) -> None:
    """Two requests, two labels."""
    assert _failed(bench, CODES) == []


@pytest.mark.parametrize("paper", [CODES[:1], (*CODES, CODES[1])], ids=["lost", "twice"])
def test_a_label_lost_or_doubled_fails(bench: Path, paper: Sequence[str]) -> None:
    """The paper has to hold exactly one of each, the held one too."""
    assert _failed(bench, paper) == [
        "one label on paper for each request",
        "the labels that waited for paper came out once",
    ]


def test_a_label_sent_twice_fails(bench: Path) -> None:
    """A job that nobody asked for is seen, and so is one whose fate is open."""
    with closing(Spool(bench / "spool.db")) as spool:
        job = spool.enqueue(PrintRequest("again", CODES[0], CODES[0], b"label", None, 1))
        spool.start_sending(job.id)
    failed = _failed(bench, (*CODES, CODES[0]))
    assert "one print job for each request" in failed
    assert "the printer said of every label that it is printed" in failed
