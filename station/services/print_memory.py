"""What a bench remembers about its labels and printers. Owned by the store worker."""

from msgspec import Struct, field

from printing.print_job import FIRST_PRINTER, PrintJob
from station.services.bench_state import DeviceView
from station.services.print_lines import BatchView


class PrintDesk(Struct):
    """The labels that are not done, as they were when they changed last; the printers; what was put off."""

    jobs: tuple[PrintJob, ...] = ()
    stale: bool = True
    put_off: set[int] = field(default_factory=set)
    chosen: int = FIRST_PRINTER
    printers: dict[int, DeviceView] = field(default_factory=dict)


class PrintBatch(Struct):
    """What is still to come (ids of cakes), what is in the spool (ids of jobs), and how many are out."""

    total: int
    to_come: list[str]
    on_the_way: set[int] = field(default_factory=set)
    done: int = 0
    skipped: int = 0
    """Left out: not for the person who was signed on when their turn came."""

    def view(self) -> BatchView:
        """For the screen."""
        return BatchView(self.done, self.total)
