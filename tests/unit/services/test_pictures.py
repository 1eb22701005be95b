"""Which pictures a bench asks for, and what it shows of them."""

from collections.abc import Callable, Sequence
from queue import Queue

from msgspec.structs import replace

from scanning.codes import Command, command_code
from station.domain.stages import Stage
from station.services.bench_state import BenchState, PictureState, ShowPicture
from station.services.bench_view import bench_state
from station.services.choose_cake import queue, show
from station.services.notices import Notice
from station.services.pictures import AHEAD, Pictures
from station.services.task_runner import TaskRunner
from sync.pictures.picture import Picture
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs

DEADLINE_S = 10.0
CAKE = Picture(b"panel", b"full")
LINK = "http://pictures.test/25771.jpg"


class Shelf:
    """A store of pictures as the bench knows it: what lies here, and what was wished for."""

    def __init__(self) -> None:
        self.here: dict[str, Picture] = {}
        self.wanted: list[tuple[str, ...]] = []

    def want(self, urls: Sequence[str]) -> None:
        """Bring these."""
        self.wanted.append(tuple(urls))

    def get(self, url: str) -> Picture | None:
        """What lies here."""
        return self.here.get(url)


class Desk:
    """A bench with its pictures; what workers post is done when the test looks."""

    def __init__(self, rig: Rig, runner: TaskRunner) -> None:
        self.rig = rig
        self.shelf = Shelf()
        rig.bench.ports = replace(rig.bench.ports, pictures=self.shelf)
        self.posted: Queue[Callable[[], None]] = Queue()
        self.pictures = Pictures(rig.bench, runner, self.posted.put)

    def shows(self, order_id: str) -> BenchState:
        """Put a cake on the screen."""
        order = self.rig.bench.book.get(order_id)
        assert order is not None
        show(self.rig.bench, order)
        return self.drawn()

    def drawn(self) -> BenchState:
        """The bench's next state."""
        self.pictures.refresh()
        return bench_state(self.rig.bench)

    def arrives(self, url: str, picture: Picture = CAKE) -> None:
        """The pictures' thread has brought one."""
        self.pictures.take(url, picture)
        while not self.posted.empty():
            self.posted.get_nowait()()


def seen(state: BenchState) -> tuple[PictureState, Picture | None]:
    """What the window draws."""
    assert state.current is not None
    return state.current.picture_state, state.current.picture


def test_it_stands_there_when_it_has_come(rigs: Rigs, runner: TaskRunner) -> None:
    """Away, then here; another cake's picture that comes late changes nothing."""
    other = cake("bannos-25999", stage="Decorating")
    desk = Desk(rigs.make(Stage.DECORATING, cake(stage="Decorating", image_url=LINK), other), runner)
    assert seen(desk.shows("bannos-25771")) == (PictureState.AWAY, None)
    desk.arrives(LINK)
    assert seen(desk.drawn()) == (PictureState.HERE, CAKE)
    assert seen(desk.shows("bannos-25999")) == (PictureState.NONE, None)
    desk.arrives(LINK)
    assert seen(desk.drawn()) == (PictureState.NONE, None)


def test_what_is_on_the_disk_needs_no_network(rigs: Rigs, runner: TaskRunner) -> None:
    """A picture that was fetched before is shown although nothing answers."""
    desk = Desk(rigs.make(Stage.PACKING, cake(stage="Packing", image_url=LINK)), runner)
    desk.shelf.here[LINK] = CAKE
    desk.shows("bannos-25771")
    desk.posted.get(timeout=DEADLINE_S)()
    assert seen(desk.drawn()) == (PictureState.HERE, CAKE)


def test_a_changed_picture_takes_the_place(rigs: Rigs, runner: TaskRunner) -> None:
    """When the order links to another picture, the old one goes."""
    desk = Desk(rigs.make(Stage.COVERING, cake(stage="Covering", image_url=LINK)), runner)
    desk.shows("bannos-25771")
    desk.arrives(LINK)
    newer = cake(stage="Covering", image_url="http://pictures.test/2.jpg", version=2)
    desk.rig.bench.book.update([newer])
    assert seen(desk.drawn()) == (PictureState.AWAY, None)


def test_the_next_cakes_are_brought_ahead(rigs: Rigs, runner: TaskRunner) -> None:
    """The cake on the screen first, then the head of the queue, each link once; never the whole queue."""
    cakes = [
        cake(f"bannos-{26000 + at}", stage="Covering", image_url=f"http://pictures.test/{at // 2}.jpg")
        for at in range(3 * AHEAD)
    ]
    desk = Desk(rigs.make(Stage.COVERING, *cakes), runner)
    queue(desk.rig.bench)
    desk.drawn()
    head = tuple(f"http://pictures.test/{at}.jpg" for at in range(AHEAD // 2))
    assert desk.shelf.wanted == [head]
    desk.shows(f"bannos-{26000 + 2 * AHEAD}")
    assert desk.shelf.wanted[1:] == [(f"http://pictures.test/{AHEAD}.jpg", *head)]
    desk.drawn()
    assert len(desk.shelf.wanted) == 2


def test_filling_asks_for_its_own_cake_only(rigs: Rigs, runner: TaskRunner) -> None:
    """Filling shows no pictures but in the details of the cake on the screen."""
    other = cake("bannos-25999", image_url="http://pictures.test/25999.jpg")
    desk = Desk(rigs.make(Stage.FILLING, cake(image_url=LINK), other), runner)
    queue(desk.rig.bench)
    desk.shows("bannos-25771")
    assert desk.shelf.wanted == [(LINK,)]


def test_switched_off(rigs: Rigs) -> None:
    """Without pictures the bench is as it was before there were any."""
    rig = rigs.make(Stage.DECORATING, cake(stage="Decorating", image_url=LINK))
    rig.scan(command_code(Command.NEXT))
    assert seen(bench_state(rig.bench)) == (PictureState.OFF, None)


def test_where_the_backend_has_none(rigs: Rigs, runner: TaskRunner) -> None:
    """The web system's database keeps no pictures: no place for one, without any setting; should it have one,
    it is shown.
    """
    rigs.live = True
    pictured = cake("bannos-25772", stage="Decorating", image_url=LINK)
    desk = Desk(rigs.make(Stage.DECORATING, cake(stage="Decorating", image_url=None), pictured), runner)
    assert seen(desk.shows("bannos-25771")) == (PictureState.OFF, None)
    assert seen(desk.shows("bannos-25772")) == (PictureState.AWAY, None)


def test_the_card_shows_it_large(rigs: Rigs, runner: TaskRunner) -> None:
    """PICTURE shows it until the next scan, which does its work; without one it says so."""
    desk = Desk(rigs.make(Stage.DECORATING, cake(stage="Decorating", image_url=LINK)), runner)
    card = command_code(Command.PICTURE)
    assert desk.rig.scan(card).notice is Notice.COMMAND_NEEDS_ORDER
    desk.shows("bannos-25771")
    assert desk.rig.scan(card).notice is Notice.NO_PICTURE
    desk.arrives(LINK)
    assert desk.rig.scan(card).notice is Notice.PICTURE_SHOWN
    assert isinstance(desk.drawn().question, ShowPicture)
    assert desk.rig.scan_label("B", 25771).notice is Notice.STAGE_COMPLETED
    assert desk.drawn().question is None
