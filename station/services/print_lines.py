"""Labels as a bench shows them: what waits and why, a queue being printed. Frozen; may cross threads."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from printing.print_job import JobCause as JobCause


class LabelState(StrEnum):
    """How far a label is."""

    WAITS = "waits"
    HELD = "held"
    PRINTING = "printing"
    ASK = "ask"


class LabelLine(Struct, frozen=True):
    """A label that is not done. `title` and `detail` say why, in the printing room's words."""

    job_id: str
    order_number: str
    copy: int
    state: LabelState
    cause: JobCause | None
    title: str
    detail: str
    since: datetime
    printer: int


class BatchSpan(StrEnum):
    """Which labels of the queue are printed in one go."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    ALL = "all"


class BatchChoice(Struct, frozen=True):
    """So many cakes of the queue have no label yet."""

    span: BatchSpan
    count: int


class BatchView(Struct, frozen=True):
    """A whole queue being printed: `done` of `total` labels are out."""

    done: int
    total: int


class PrintView(Struct, frozen=True):
    """Everything about labels. `other_printer` can be chosen instead of the one in use; 0: there is none."""

    lines: tuple[LabelLine, ...] = ()
    batch: BatchView | None = None
    choices: tuple[BatchChoice, ...] = ()
    printer: int = 1
    other_printer: int = 0
