"""A cake is given to a person, also offline, and given back."""

from station.domain.stages import Function, Stage
from station.services.assign import assign, unassign
from station.services.bench_state import LinkStatus
from station.services.bench_view import bench_state
from station.services.notices import FeedbackKind, Notice
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs


def who(rig: Rig) -> tuple[str | None, str | None]:
    """The id and name in the only row of the queue."""
    rows = bench_state(rig.bench).queue
    assert rows is not None
    return (rows[0].assignee_id, rows[0].assignee_name)


def test_given_offline_and_given_back(rigs: Rigs) -> None:
    """Offline the row has the name at once, both steps are saved, and giving back clears the name."""
    rig = rigs.make(Stage.FILLING, cake("bannos-1"), link=LinkStatus.OFFLINE)
    assign(rig.bench, "bannos-1", "staff-1")
    assert (rig.said[-1].kind, rig.said[-1].notice) == (FeedbackKind.SAVED_OFFLINE, Notice.ASSIGNED)
    assert who(rig) == ("staff-1", "Ana")
    unassign(rig.bench, "bannos-1")
    assert rig.said[-1].notice is Notice.UNASSIGNED
    assert who(rig) == (None, None)
    assert rig.sent() == [("bannos-1", Function.ASSIGN), ("bannos-1", Function.UNASSIGN)]


def test_given_from_one_to_another(rigs: Rigs) -> None:
    """The name is that of the person who has it now, not of the one before."""
    rig = rigs.make(Stage.FILLING, cake("bannos-1", assignee_id="x", assignee_name="Old"))
    assert who(rig) == ("x", "Old")
    assign(rig.bench, "bannos-1", "staff-1")
    assert who(rig) == ("staff-1", "Ana")
    assign(rig.bench, "bannos-1", "staff-1")
    assert rig.said[-1].notice is Notice.ASSIGNED_ALREADY
    assert len(rig.sent()) == 1


def test_what_cannot_be_given(rigs: Rigs) -> None:
    """Another store's cake, a complete one, giving back where the backend cannot: nothing is saved."""
    rigs.live = True
    rig = rigs.make(
        Stage.FILLING,
        cake("flourlane-2"),
        cake("bannos-3", stage="Complete"),
        cake("bannos-4", assignee_id="staff-1", assignee_name="Ana"),
    )
    assign(rig.bench, "flourlane-2", "staff-1")
    assign(rig.bench, "bannos-3", "staff-1")
    unassign(rig.bench, "bannos-4")
    notices = [feedback.notice for feedback in rig.said]
    assert notices == [Notice.NOT_OF_THIS_STORE, Notice.ORDER_COMPLETE, Notice.UNASSIGN_NOT_THERE]
    assert rig.sent() == []
