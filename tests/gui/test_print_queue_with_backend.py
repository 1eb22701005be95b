"""A whole queue of labels, from the window to the paper of two printers and to PostgreSQL."""

from collections.abc import Callable

import psycopg
import zxingcpp

from backend.server import Backend
from printing.profiles import profile_named
from printing.virtual.server import VirtualPrinter
from station.domain.stages import Stage
from station.services.bench_state import BatchSpan, BenchState, DeviceStatus, DidLabelPrint, LabelState
from station.services.notices import Notice
from tests.gui.conftest import OpenBench

Open = Callable[..., OpenBench]
PROFILE = profile_named("epson-80")


def codes(printer: VirtualPrinter) -> list[str]:
    """What stands in the bars of the labels that came out."""
    return [found.text for label in printer.labels for found in zxingcpp.read_barcodes(label)]


def test_queue_with_paper_out_and_a_second_printer(open_station: Open, kitchen: Backend) -> None:
    """The roll ends after two labels, the second printer takes over, stop ends it: each label once."""

    def roll_ends(_png: bytes, index: int) -> None:
        first.paper_out = index == 1

    with (
        VirtualPrinter("127.0.0.1", 0, PROFILE, roll_ends) as first,
        VirtualPrinter("127.0.0.1", 0, PROFILE) as second,
    ):
        bench = open_station(Stage.FILLING, printer=first.address, printer_2=second.address)
        actions = bench.window.bench

        def held(state: BenchState) -> bool:
            if isinstance(state.question, DidLabelPrint):
                # The roll ended behind the cut: the label lies there.
                actions.answer_label(state.question.job_id, True)
            return any(line.state is LabelState.HELD for line in state.printing.lines)

        state = bench.wait(lambda s: bool(s.queue) and bool(s.printing.choices))
        before = state.printing.choices[-1].count
        actions.print_batch(BatchSpan.ALL)
        bench.wait(lambda s: held(s) and s.printing.other_printer == 2)
        # A held label is told before its printer is.
        state = bench.wait(lambda s: s.status.printer.title == "No paper")
        assert state.status.printer.status is DeviceStatus.TROUBLE
        actions.use_printer(2)
        bench.wait(lambda _: len(second.labels) >= 3)
        actions.stop_batch()
        bench.wait(lambda s: s.printing.batch is None and not s.printing.lines)
        assert Notice.BATCH_STOPPED in [said.notice for said in bench.said]
        printed = codes(first) + codes(second)
        left = before - len(printed)
        # The scan of a label that was cancelled after the server had it is taken back by the server.
        bench.wait(lambda s: bool(s.printing.choices) and s.printing.choices[-1].count == left)
    assert len(first.labels) == 2
    assert len(set(printed)) == len(printed) == len(first.labels) + len(second.labels) >= 5
    with psycopg.connect(kitchen.database_url) as connection:
        row = connection.execute(
            "select count(*) from public.orders where filling_start_ts is not null and stage = 'Filling'"
        ).fetchone()
    assert row is not None
    assert row[0] == len(printed)
