"""At least 500 stories of up to 100 steps each, and one that must fail without each guard."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.state_machine.machine import OutboxMachine
from tests.simulation import broken_parts as broken
from tests.simulation.bench import Parts
from tests.simulation.loop import Livelock

EXAMPLES = 500
STEPS = 100
_PROFILE = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def test_no_story_breaks_a_promise() -> None:
    """I1, I2, I3, I5 after every step and I4 at the end of each story."""
    run_state_machine_as_test(OutboxMachine, settings=_PROFILE)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (Parts(http=broken.FreshIds), "twice|lost"),
        (Parts(http=broken.Optimist), "lost"),
        (Parts(database=broken.DropsRefused), "lost"),
        (Parts(outbox=broken.OrderBlind), "order not kept"),
        (Parts(database=broken.NoRetry), "lost"),
        (Parts(outbox=broken.SavesLater), "lost"),
    ],
    ids=["event id", "verified answer", "kept when refused", "order", "retry", "saved first"],
)
def test_without_a_guard_a_story_is_found(parts: Parts, words: str) -> None:
    """The machine is not blind: it finds a story for each guard that is out."""

    class Broken(OutboxMachine):
        pass

    Broken.parts = parts
    looking = settings(_PROFILE, phases=[Phase.generate], print_blob=False)
    # A bench that goes round in circles for ever has stalled: that is a broken promise, too.
    with pytest.raises((AssertionError, Livelock), match=f"{words}|events by second"):
        run_state_machine_as_test(Broken, settings=looking)
