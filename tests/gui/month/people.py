"""What people do in a day of the simulated month: at this bench, at the other benches and in the office."""

from datetime import timedelta

from scanning.codes import Command, badge_code, command_code, label_code, shelf_code
from station.domain.stages import Stage
from station.services.bench_state import DidLabelPrint, GiveUpReason, QcReason
from station.ui.bench.overlay import Overlay
from sync.fakes import ManualClock
from tests.gui.month.bench import MonthBench, draw
from tests.gui.month.kitchen import ANA, MonthServer

BEFORE_PACKING = (
    *("handle_print_barcode", "complete_filling", "start_covering", "complete_covering"),
    *("start_decorating", "complete_decorating"),
)
AFTER_FILLING = (*BEFORE_PACKING[2:], "start_packing", "complete_packing")
AGAIN = ("start_decorating", "complete_decorating")
WEEK = 7
FIRST_NUMBER = 10_000


class Kitchen:
    """Everybody's work, day after day: always the same week, with other cakes."""

    def __init__(self, bench: MonthBench, server: MonthServer, clock: ManualClock, orders_a_day: int) -> None:
        self.bench = bench
        self.server = server
        self._clock = clock
        self._a_day = orders_a_day
        self.day = 0
        self._number = FIRST_NUMBER
        self._made: list[str] = []

    def live_a_day(self) -> None:
        """Orders come, cakes are made, things go wrong, and the night passes."""
        self.day += 1
        begin = self._clock.now()
        self._scan(badge_code("1001"))
        cakes = self._orders_come()
        for place, order_id in enumerate(cakes):
            if self.bench.workbench.stage is Stage.FILLING:
                self._fill(order_id)
            else:
                self._pack(order_id, return_first=place == 0)
        self._mishaps(cakes)
        self._open_everything()
        self.bench.talk()
        if self.bench.workbench.stage is Stage.FILLING:
            for order_id in cakes:
                self.server.work_on(order_id, *AFTER_FILLING)
        self._made = cakes
        self._night(begin)

    def _orders_come(self) -> list[str]:
        cakes: list[str] = []
        due = (self._clock.now() + timedelta(days=1)).date().isoformat()
        for place in range(self._a_day):
            self._number += 1
            extras = [{"title": "Candles", "quantity": 2}] if place % 2 else []
            cakes += self.server.order(
                self._number,
                cakes=2 if place == 1 else 1,
                due_date=due,
                writing=f"Happy Birthday {self._number}",
                accessories=extras,
                flavour=("Vanilla", "Chocolate", "Lemon")[place % 3],
            )
        if self.bench.workbench.stage is Stage.PACKING:
            for order_id in cakes:
                self.server.work_on(order_id, *BEFORE_PACKING)
        self._later(30)
        self.bench.talk()
        return cakes

    def _fill(self, order_id: str) -> None:
        bench = self.bench.bench
        bench.select(order_id)
        bench.assign(order_id, ANA)
        self._later(5)
        bench.do_next()
        self._later(50)
        self._scan(self._label(order_id))

    def _pack(self, order_id: str, return_first: bool) -> None:
        bench, label = self.bench.bench, self._label(order_id)
        self._scan(label)
        if return_first:
            bench.ask_return()
            bench.return_for_qc(order_id, QcReason.SPELLING)
            self.bench.talk()
            self._later(60)
            self.server.work_on(order_id, *AGAIN)
            self._later(60)
            self.bench.talk()
            self._scan(label)
        self._scan(shelf_code("A1"))
        self._scan(label)
        bench.confirm_packing(order_id)
        self._later(20)

    def _mishaps(self, cakes: list[str]) -> None:
        """What happens on every day, and what happens once a week."""
        bench = self.bench.bench
        self.bench.talk()
        self._later(10)
        bench.undo()
        self.bench.talk()
        self._later(10)
        self._scan(self._label(cakes[-1]))
        self._later(10)
        self._scan(self._label(cakes[-1]))
        bench.confirm_packing(cakes[-1])
        for code in ("B12", "%%%", self._label(cakes[0]), command_code(Command.HELP)):
            self._scan(code)
        self._scan(command_code(Command.BREAK))
        self._scan(command_code(Command.BREAK))
        self._scan(f"B{FIRST_NUMBER + self.day * 3}")
        self.bench.settle()
        {1: self._change_order, 2: self._cancel_order, 3: self._lose_label, 4: self._take_back}.get(
            self.day % WEEK, self._reprint
        )(cakes)
        bench.dismiss()
        bench.sign_off()

    def _change_order(self, _cakes: list[str]) -> None:
        (order_id,) = self._one_more()
        self.bench.bench.select(order_id)
        self.bench.settle()
        self.server.change(order_id, writing="Happy Name Day")
        self._later(20)
        self.bench.talk()
        self.bench.bench.acknowledge()
        self._scan(self._label(order_id))
        self._finish(order_id)

    def _cancel_order(self, _cakes: list[str]) -> None:
        """A scan is refused by the server, and a person gives it up."""
        (order_id,) = self._one_more()
        self.server.cancel(order_id)
        self._scan(self._label(order_id))
        self.bench.talk()
        state = self.bench.state
        assert state is not None
        assert state.attention, "a cancelled cake's scan needs a person"
        for line in state.attention:
            self.bench.bench.discard(line.event_id, GiveUpReason.CAKE_GONE)
        self.bench.settle()

    def _lose_label(self, cakes: list[str]) -> None:
        """Nobody knows whether a label came out: one question is put off, then answered."""
        self.bench.roll.lost += 1
        self._reprint(cakes)
        self._wait_for_printer()
        self.bench.bench.dismiss()
        for job in self.bench.spool.open_jobs():
            self.bench.bench.answer_label(str(job.id), False)
        self._wait_for_printer()

    def _take_back(self, _cakes: list[str]) -> None:
        """A scan is taken back before it was sent."""
        (order_id,) = self._one_more()
        self._scan(self._label(order_id))
        self.bench.bench.undo()
        self.bench.settle()
        self._finish(order_id)

    def _reprint(self, cakes: list[str]) -> None:
        self.bench.bench.select(cakes[0])
        self.bench.bench.reprint()
        self.bench.settle()

    def _one_more(self) -> list[str]:
        self._number += 1
        made = self.server.order(self._number, due_date=self._clock.now().date().isoformat())
        if self.bench.workbench.stage is Stage.PACKING:
            self.server.work_on(made[0], *BEFORE_PACKING)
        self._later(30)
        self.bench.talk()
        return made

    def _finish(self, order_id: str) -> None:
        self.bench.talk()
        self._later(30)
        self.server.work_on(order_id, *BEFORE_PACKING, *AFTER_FILLING)

    def _open_everything(self) -> None:
        window = self.bench.window
        for overlay in window.findChildren(Overlay):
            overlay.open()
            draw()
            overlay.hide()
        window.finder.take_digits("1")
        window.finder.clear()
        draw()

    def _night(self, begin: object) -> None:
        """Midnight passes in the kitchen; what is old is forgotten; the next morning comes."""
        clock = self._clock
        self._wait_for_printer()
        clock.advance(self._seconds_to(12, 59))
        self.bench.talk()
        clock.advance(120)
        self.bench.talk()
        while self.bench.retention.step() < 60:
            clock.advance(1)
        clock.advance(self._seconds_to(20, 0))
        self.bench.printer.wake()
        self.server.forget()
        self.bench.talk()

    def _seconds_to(self, hour: int, minute: int) -> float:
        now = self._clock.now()
        at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return ((at if at > now else at + timedelta(days=1)) - now).total_seconds()

    def _wait_for_printer(self) -> None:
        while any(job.state in ("queued", "held", "sending") for job in self.bench.spool.open_jobs()):
            self.bench.settle()
        self.bench.settle()

    def _scan(self, code: str) -> None:
        self.bench.bench.scan(code, "scanner")
        self._later(40)
        self.bench.settle()

    def _later(self, seconds: float) -> None:
        self._clock.advance(seconds)

    @staticmethod
    def _label(order_id: str) -> str:
        _store, number, *suffix = order_id.split("-")
        return label_code("B", int(number), suffix[0] if suffix else None)
