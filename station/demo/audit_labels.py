"""Labels at the end of the day: what was asked for, what the spool knows, and what lies on the paper."""

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from PIL import Image

from printing.spool import JobState, PrintJob, Spool
from station.demo.audit import Outboxes
from station.demo.barcodes import decode_picture
from station.demo.checks import Checks
from station.demo.facts import Facts

EVERY_JOB = 10_000


def read_spool(path: Path) -> tuple[PrintJob, ...]:
    """Every job of a bench that is closed, oldest first."""
    with closing(Spool(path)) as spool:
        return spool.recent(EVERY_JOB)[::-1]


def audit_labels(
    checks: Checks, jobs: Sequence[PrintJob], paper: Sequence[Image.Image], outboxes: Outboxes, facts: Facts
) -> None:
    """Exactly one label on paper for each one that was asked for."""
    asked = [e.event_id for e in outboxes["filling"] if e.function == "handle_print_barcode"]
    checks.equal("one print job for each request", [job.request_id for job in jobs], asked)
    states = {job.state for job in jobs}
    checks.equal("the printer said of every label that it is printed", states, {JobState.PRINTED})
    attempts = {job.attempts for job in jobs}
    checks.equal("every label was sent once", attempts, {1})
    printed = Counter(decode_picture(label, f"label {at}") for at, label in enumerate(paper, 1))
    checks.equal("one label on paper for each request", printed, Counter(job.label_code for job in jobs))
    held = [facts.codes[order_id] for order_id in facts.held_labels]
    once = [printed[code] for code in held]
    checks.equal("the labels that waited for paper came out once", once, [1] * len(held))
