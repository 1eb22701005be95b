"""What a bench still knows after a restart."""

import pytest

from scanning.codes import Command, badge_code, command_code
from station.domain.stages import Stage
from station.services.bench_memory import keep_board
from station.services.bench_view import bench_state
from station.services.desk import end_break
from station.services.notices import Notice
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs

BREAK = command_code(Command.BREAK)


def again(rigs: Rigs) -> Rig:
    """The same bench after a restart."""
    rigs.close()
    return rigs.make(Stage.FILLING, cake("bannos-1"))


def test_a_break_outlives_a_restart(rigs: Rigs) -> None:
    """The bench comes back in the break, since when it was, with the same person named."""
    rig = rigs.make(Stage.FILLING, cake("bannos-1"))
    rig.scan(badge_code("1011"))
    assert rig.scan(BREAK).notice is Notice.ON_BREAK
    since = bench_state(rig.bench).break_since
    assert since is not None
    state = bench_state(again(rigs).bench)
    assert (state.break_since, state.status.staff_name) == (since, "Ana")


@pytest.mark.parametrize("payload", [BREAK, "B1", "garbage", None])
def test_an_ended_break_stays_ended(rigs: Rigs, payload: str | None) -> None:
    """However it ended: by a scan, by what is no code, or by the button (None)."""
    rig = rigs.make(Stage.FILLING, cake("bannos-1"))
    rig.scan(BREAK)
    rig = again(rigs)
    if payload is None:
        end_break(rig.bench)
    elif payload == "garbage":
        rig.scans.take_refused("wedge", payload)
    else:
        rig.scan(payload)
    assert bench_state(again(rigs).bench).break_since is None


@pytest.mark.parametrize("is_open", [True, False])
def test_the_board(rigs: Rigs, is_open: bool) -> None:
    """Open or not, whoever signs on in between."""
    rig = rigs.make(Stage.FILLING, cake("bannos-1"))
    keep_board(rig.bench, not is_open)
    keep_board(rig.bench, is_open)
    rig.scan(badge_code("1011"))
    state = bench_state(again(rigs).bench)
    assert (state.board_open, state.status.staff_name) == (is_open, "Ana")
