"""The five steps of training, each seen to be done from what the bench shows and answers. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from station.domain.stages import Stage
from station.services.bench_state import BenchState
from station.services.notices import Feedback, FeedbackKind
from station.services.scan_lines import Action, LedgerLine, LedgerState
from sync.events import LinkStatus


class Step(StrEnum):
    """What a learner does, in this order."""

    PRINT = "print"
    START = "start"
    FINISH = "finish"
    UNDO = "undo"
    WRONG = "wrong"
    RETURN = "return"
    OUTAGE = "outage"


_AFTER_START = (Step.START, Step.FINISH, Step.UNDO, Step.WRONG, Step.OUTAGE)
STEPS: Mapping[Stage, tuple[Step, ...]] = {
    Stage.FILLING: (Step.PRINT, Step.FINISH, Step.UNDO, Step.WRONG, Step.OUTAGE),
    Stage.COVERING: _AFTER_START,
    Stage.DECORATING: _AFTER_START,
    Stage.PACKING: (Step.START, Step.FINISH, Step.UNDO, Step.RETURN, Step.OUTAGE),
}
"""What is learned at each bench."""


class Tour:
    """Where a learner stands. Steps count only while they are asked for, so each is done on purpose."""

    def __init__(self, stage: Stage) -> None:
        self.steps = STEPS[stage]
        self._at = 0
        self._seen: frozenset[str] = frozenset()
        self._saved_in_outage = False

    @property
    def step(self) -> Step | None:
        """What is to be done now; None when all is done."""
        return self.steps[self._at] if self._at < len(self.steps) else None

    @property
    def number(self) -> int:
        """1 for the first step; one more than there are steps at the end."""
        return self._at + 1

    def see(self, state: BenchState) -> bool:
        """The bench shows this now; whether a step was done by it."""
        done = self._done_by(state)
        self._seen = frozenset(_mark(line) for line in state.ledger)
        if done:
            self._at += 1
        return done

    def hear(self, feedback: Feedback) -> bool:
        """The bench answered; whether a step was done by it."""
        done = self.step is Step.WRONG and feedback.kind is FeedbackKind.REFUSED
        if done:
            self._at += 1
        return done

    def _done_by(self, state: BenchState) -> bool:
        new = [line for line in state.ledger if _mark(line) not in self._seen]
        match self.step:
            case Step.PRINT | Step.START | Step.FINISH | Step.RETURN as step:
                return any(line.action is _SEEN_AS[step] for line in new)
            case Step.UNDO:
                return any(
                    line.action is Action.UNDONE or line.state is LedgerState.TAKEN_BACK for line in new
                )
            case Step.OUTAGE:
                return self._came_through(state)
            case _:
                return False

    def _came_through(self, state: BenchState) -> bool:
        if state.status.link is not LinkStatus.ONLINE and state.status.saved_here:
            self._saved_in_outage = True
        return self._saved_in_outage and not state.status.saved_here


_SEEN_AS: Mapping[Step, Action] = {
    Step.PRINT: Action.PRINTED,
    Step.START: Action.STARTED,
    Step.FINISH: Action.COMPLETED,
    Step.RETURN: Action.QC_RETURNED,
}


def _mark(line: LedgerLine) -> str:
    return f"{line.event_id} {line.action} {line.state is LedgerState.TAKEN_BACK}"
