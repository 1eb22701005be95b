"""What people do in the simulated month: at this bench, at the other benches and in the office."""

from datetime import timedelta

from scanning.codes import Command, badge_code, command_code, label_code, shelf_code
from station.domain.stages import Stage
from station.services.bench_state import GiveUpReason, QcReason
from station.services.scan_history import KEPT_SCANS
from station.ui.bench.overlay import Overlay
from sync.fakes import ManualClock
from tests.gui.month.bench import MonthBench, draw
from tests.gui.month.kitchen import ANA, MonthServer

BEFORE_PACKING = (
    *("handle_print_barcode", "complete_filling", "start_covering", "complete_covering"),
    *("start_decorating", "complete_decorating"),
)
WHOLE_DAY = (*BEFORE_PACKING, "start_packing", "complete_packing")
AGAIN = ("start_decorating", "complete_decorating")
WEEK = 7
WORKING_DAYS = 2
FIRST_NUMBER = 10_000


class People:
    """Everybody's work, day after day: always the same week, with other cakes."""

    def __init__(self, bench: MonthBench, server: MonthServer, clock: ManualClock, orders_a_day: int) -> None:
        self.bench = bench
        self._server = server
        self._clock = clock
        self._a_day = orders_a_day
        self._fills = bench.workbench.stage is Stage.FILLING
        self._number = FIRST_NUMBER

    def fill_history(self) -> None:
        """So many codes that are none that the list of scans is as long as it gets."""
        for number in range(KEPT_SCANS):
            self.bench.bench.refuse_keys(f"{number}")
        self.bench.rest()

    def live_a_week(self) -> None:
        """Two days of work, each with its own trouble, and five on which nobody is here."""
        trouble = (
            (self._change_order, self._cancel_order, self._scan_nonsense),
            (self._take_back, self._lose_label, self._rest_and_ask),
        )
        for day in range(WEEK):
            if day < WORKING_DAYS:
                cakes = self._orders_come(twins=day == 0)
                self._work(cakes)
                for happen in trouble[day]:
                    happen(cakes)
                self._end_of_day(cakes, day)
            self._night()

    def stay_away(self, days: int) -> None:
        """The kitchen is closed for so long; the bench stays on."""
        self._clock.advance(days * 86_400)
        self._night()

    def _orders_come(self, twins: bool) -> list[str]:
        cakes: list[str] = []
        for place in range(self._a_day):
            cakes += self._order(cakes=2 if twins and not place else 1, writing=f"Happy Birthday {place}")
        self._hear_of_it()
        return cakes

    def _one_more(self) -> str:
        (order_id,) = self._order()
        self._hear_of_it()
        return order_id

    def _order(self, cakes: int = 1, writing: str | None = None) -> list[str]:
        self._number += 1
        due = (self._clock.now() + timedelta(days=1)).date().isoformat()
        candles = [{"title": "Candles", "quantity": 2}]
        made = self._server.order(self._number, cakes, due_date=due, writing=writing, accessories=candles)
        if not self._fills:
            for order_id in made:
                self._server.work_on(order_id, *BEFORE_PACKING)
        return made

    def _hear_of_it(self) -> None:
        self._later(30)
        self.bench.talk()

    def _work(self, cakes: list[str]) -> None:
        """All cakes; the last scan is taken back and made again."""
        self._scan(badge_code("1001"))
        for order_id in cakes:
            if self._fills:
                self._fill(order_id)
            else:
                self._pack(order_id)
        self.bench.talk()
        self.bench.bench.undo()
        self.bench.talk()
        self._later(10)
        self._scan(_label(cakes[-1]))
        self.bench.bench.reprint()

    def _fill(self, order_id: str) -> None:
        bench = self.bench.bench
        bench.select(order_id)
        bench.assign(order_id, ANA)
        self._later(5)
        bench.do_next()
        self._later(50)
        self._scan(_label(order_id))

    def _pack(self, order_id: str) -> None:
        self._scan(_label(order_id))
        self._scan(shelf_code("A1"))
        self._scan(_label(order_id))
        self.bench.bench.confirm_packing(order_id)
        self._later(20)

    def _change_order(self, _cakes: list[str]) -> None:
        """An order is changed while its cake is on the bench; at Packing it goes back as well."""
        order_id, bench = self._one_more(), self.bench.bench
        bench.select(order_id)
        self.bench.answer()
        self._server.change(order_id, writing="Happy Name Day")
        self._hear_of_it()
        bench.acknowledge()
        bench.ask_return()
        bench.return_for_qc(order_id, QcReason.SPELLING)
        self._hear_of_it()
        self._server.work_on(order_id, *AGAIN)
        self._finish(order_id)

    def _cancel_order(self, _cakes: list[str]) -> None:
        """A scan is refused by the server, and a person gives it up."""
        order_id = self._one_more()
        self._server.cancel(order_id)
        self._scan(_label(order_id))
        self.bench.talk()
        for line in self.bench.see(lambda state: state.attention).attention:
            self.bench.bench.discard(line.event_id, GiveUpReason.CAKE_GONE)

    def _lose_label(self, cakes: list[str]) -> None:
        """Nobody knows whether a label came out: the question is put off, then answered."""
        bench = self.bench.bench
        self.bench.roll.lost += 1
        bench.select(cakes[0])
        bench.reprint()
        self.bench.wait_for_printer()
        bench.dismiss()
        (lost,) = self.bench.spool.open_jobs()
        bench.answer_label(str(lost.id), False)
        self.bench.wait_for_printer()

    def _take_back(self, _cakes: list[str]) -> None:
        """A scan is taken back before it was sent."""
        order_id = self._one_more()
        self._scan(_label(order_id))
        self.bench.bench.undo()
        self.bench.answer()
        self._finish(order_id)

    def _scan_nonsense(self, cakes: list[str]) -> None:
        """Codes that are none, and one that was done already."""
        for code in ("B12", "%%%", _label(cakes[0]), command_code(Command.HELP)):
            self._scan(code)
        self.bench.bench.refuse_keys("nothing")

    def _rest_and_ask(self, _cakes: list[str]) -> None:
        """A break; then somebody brings cakes that were packed before this bench was set up."""
        self._scan(command_code(Command.BREAK))
        self._scan(command_code(Command.BREAK))
        for _ in range(2):
            self._scan(f"B{self._server.order_of_long_ago()}")
            self.bench.rest()

    def _finish(self, order_id: str) -> None:
        self.bench.talk()
        self._later(30)
        self._server.work_on(order_id, *WHOLE_DAY)

    def _end_of_day(self, cakes: list[str], day: int) -> None:
        self.bench.bench.dismiss()
        self.bench.bench.sign_off()
        self.bench.rest()
        self._open_overlays(day)
        for order_id in cakes:
            self._finish(order_id)
        self.bench.wait_for_printer()

    def _open_overlays(self, day: int) -> None:
        """Each once a week."""
        window = self.bench.window
        for overlay in window.findChildren(Overlay)[day::WORKING_DAYS]:
            overlay.open()
            draw()
            overlay.hide()
        window.over.finder.take_digits("1")
        window.over.finder.clear()
        draw()

    def _night(self) -> None:
        """Midnight passes in the kitchen; what is old is forgotten; the next morning comes."""
        self._until(12, 59)
        self.bench.bench.refresh()
        self.bench.answer()
        self._later(120)
        self.bench.talk()
        while self.bench.retention.step() < 60:
            self._later(1)
        self._until(20, 0)
        self.bench.let_printer_look()
        self._server.forget()

    def _until(self, hour: int, minute: int) -> None:
        now = self._clock.now()
        at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        self._later(((at if at > now else at + timedelta(days=1)) - now).total_seconds())

    def _scan(self, code: str) -> None:
        self.bench.bench.scan(code, "scanner")
        self.bench.answer()
        self._later(40)

    def _later(self, seconds: float) -> None:
        self._clock.advance(seconds)


def _label(order_id: str) -> str:
    _store, number, *suffix = order_id.split("-")
    return label_code("B", int(number), suffix[0] if suffix else None)
