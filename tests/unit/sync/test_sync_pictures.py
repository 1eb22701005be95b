"""Pictures from real sockets: only pictures come in, nothing of ours goes out, offline shows what was."""

import io
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from queue import Empty, Queue

import pytest
from PIL import Image

from sync.fakes import ManualClock
from sync.pictures.cache import PictureCache, key_of
from sync.pictures.fetching import Fetching
from sync.pictures.picture import FULL_PX, PANEL_PX, NoPicture, Picture, PictureAway
from sync.pictures.rendering import rendered
from sync.pictures.store import AGAIN_BASE_S, FRESH_S, PictureStore

from .picture_server import Answer, PictureServer, picture

DEADLINE_S = 10.0
SMALL = 200_000


class Arrivals:
    """What the pictures' thread told."""

    def __init__(self) -> None:
        self._came: Queue[tuple[str, Picture]] = Queue()

    def __call__(self, url: str, shown: Picture) -> None:
        """One is here."""
        self._came.put((url, shown))

    def next(self) -> tuple[str, Picture]:
        """The next one that comes."""
        return self._came.get(timeout=DEADLINE_S)

    def none(self) -> bool:
        """Whether nothing has come."""
        try:
            self._came.get_nowait()
        except Empty:
            return True
        return False


@pytest.fixture
def server() -> Iterator[PictureServer]:
    """A host of pictures."""
    with PictureServer() as running:
        yield running


Open = Callable[..., tuple[PictureStore, Arrivals]]


@pytest.fixture
def open_store(tmp_path: Path) -> Iterator[Open]:
    """Opens stores on one folder; ends their threads."""
    with ExitStack() as stack:

        def make(clock: ManualClock | None = None) -> tuple[PictureStore, Arrivals]:
            arrivals = Arrivals()
            cache = PictureCache(tmp_path / "pictures")
            store = PictureStore(cache, arrivals, Fetching(SMALL, 5.0), clock, random=lambda: 0.0)
            store.start()
            stack.callback(store.stop, DEADLINE_S)
            return store, arrivals

        yield make


def size_of(content: bytes) -> tuple[int, int]:
    """Of a picture."""
    return Image.open(io.BytesIO(content)).size


def test_it_comes_and_stays(server: PictureServer, open_store: Open) -> None:
    """A picture is fetched, scaled for panel and screen, and is there offline, after a restart."""
    link = server.put("/cake.png?v=2", picture((4000, 2000)))
    store, arrivals = open_store()
    assert store.get(link) is None
    store.want([link])
    url, shown = arrivals.next()
    assert url == link
    assert (size_of(shown.panel), size_of(shown.full)) == ((PANEL_PX, PANEL_PX // 2), (FULL_PX, FULL_PX // 2))
    server.close()
    again, _ = open_store()
    assert again.get(link) == shown


def test_nothing_of_ours_goes_along(
    server: PictureServer, open_store: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The host that an order names gets no key, no token, and no password that this machine keeps for it."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login us password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    store, arrivals = open_store()
    store.want([server.put("/cake.png", picture())])
    arrivals.next()
    (_, headers), *_ = server.asked
    assert not {"authorization", "apikey", "cookie", "x-correlation-id"} & set(headers)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"<html>sign in to this network</html>", 200),
        (b"", 200),
        (picture()[:80], 200),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), 200),
        (picture(kind="BMP"), 200),
        (bytes(SMALL + 1), 200),
        (b"gone", 404),
    ],
    ids=["page", "empty", "cut-off", "broken", "other-kind", "huge", "gone"],
)
def test_what_is_no_picture_is_left_out(
    server: PictureServer, open_store: Open, caplog: pytest.LogCaptureFixture, body: bytes, status: int
) -> None:
    """It is said once in the log, without the link, and the next picture comes."""
    bad, good = server.put("/of-ana-petrou.png", body, status), server.put("/cake.png", picture())
    store, arrivals = open_store()
    with caplog.at_level(logging.INFO):
        store.want([bad, good])
        assert arrivals.next()[0] == good
        store.want([bad])
    assert store.get(bad) is None
    said = [record.getMessage() for record in caplog.records]
    assert [key_of(bad) in line for line in said] == [True]
    assert "petrou" not in "".join(said)
    assert [path for path, _ in server.asked].count("/of-ana-petrou.png") == 1


@pytest.mark.parametrize("link", ["file:///etc/passwd", "ftp://127.0.0.1/a", "no link", "http://[::1", ""])
def test_what_is_no_web_address_is_not_asked(link: str) -> None:
    """Whatever an order has in its place for a picture."""
    with pytest.raises(NoPicture):
        Fetching().fetch(link)


def test_redirects_are_followed_for_a_while(server: PictureServer) -> None:
    """A host may send us on; one that does it for ever is given up."""
    server.put("/old.png", b"", 302, Location="/new.png")
    server.put("/new.png", picture())
    server.put("/round", b"", 302, Location="/round")
    server.put("/out", b"", 302, Location="file:///etc/passwd")
    assert Fetching().fetch(server.url("/old.png")) == picture()
    for path in ("/round", "/out"):
        with pytest.raises(NoPicture):
            Fetching().fetch(server.url(path))


def test_what_is_away_is_asked_again(server: PictureServer, open_store: Open) -> None:
    """A host in trouble is asked again after a while, and meanwhile the others come."""
    answers: Iterator[Answer] = iter([(503, {}, b""), (200, {}, picture())])
    server.answers["/cake.png"] = lambda: next(answers)
    link, other = server.url("/cake.png"), server.put("/other.png", picture())
    clock = ManualClock()
    store, arrivals = open_store(clock)
    store.want([link, other])
    assert arrivals.next()[0] == other
    clock.advance(AGAIN_BASE_S)
    store.want([link])
    assert arrivals.next()[0] == link


def test_a_host_that_is_gone_is_away(server: PictureServer) -> None:
    """Nobody listens: that is no word about the picture."""
    link = server.put("/cake.png", picture())
    server.close()
    with pytest.raises(PictureAway):
        Fetching().fetch(link)


def test_another_picture_behind_the_link_is_seen(
    server: PictureServer, open_store: Open, tmp_path: Path
) -> None:
    """A picture that was fetched long ago is fetched again; until then it is not."""
    link = server.put("/cake.png", picture(colour="#000000"))
    clock = ManualClock()
    store, arrivals = open_store(clock)
    store.want([link])
    before = arrivals.next()[1]
    server.put("/cake.png", picture(colour="#FFFFFF"))
    came = Arrivals()
    cache = PictureCache(tmp_path / "pictures", wall_s=lambda: time.time() + FRESH_S + 1)
    later = PictureStore(cache, came, Fetching(), clock)
    later.start()
    later.want([link])
    assert came.next()[1] != before
    assert later.stop(DEADLINE_S)


def test_it_ends_while_a_host_hangs(server: PictureServer, open_store: Open) -> None:
    """Closing the bench does not wait for a picture."""
    store, _ = open_store()
    store.want([server.url("/hangs")])
    assert server.reached.wait(DEADLINE_S)
    assert store.stop(5.0)


def test_the_oldest_make_room(tmp_path: Path) -> None:
    """The folder keeps so many pictures and bytes, the newest ones, and forgets half-written files."""
    seconds = iter(range(1000, 2000))
    cache = PictureCache(tmp_path, most_pictures=3, most_bytes=9_900, wall_s=lambda: float(next(seconds)))
    jpeg = Picture(*[b"\xff\xd8" + bytes(96) + b"\xff\xd9"] * 2)
    (tmp_path / "cut.full.jpg.part").write_bytes(b"x")
    for at in range(5):
        cache.put(f"http://a/{at}", jpeg)
    assert [at for at in range(5) if cache.get(f"http://a/{at}")] == [2, 3, 4]
    large = Picture(*[b"\xff\xd8" + bytes(4896) + b"\xff\xd9"] * 2)
    cache.put("http://a/large", large)
    assert cache.get("http://a/large") == large
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"\xff\xd8 half", bytes(100)])
def test_a_damaged_file_is_fetched_anew(
    server: PictureServer, open_store: Open, tmp_path: Path, content: bytes
) -> None:
    """After a power cut a picture that is half there counts as not there."""
    link = server.put("/cake.png", picture())
    store, arrivals = open_store()
    store.want([link])
    shown = arrivals.next()[1]
    (tmp_path / "pictures" / f"{key_of(link)}.full.jpg").write_bytes(content)
    assert store.get(link) is None
    again, came = open_store()
    again.want([link])
    assert came.next()[1] == shown
    assert again.get(link) == shown


def test_a_full_disk_shows_it_all_the_same(server: PictureServer, tmp_path: Path) -> None:
    """Where the folder cannot be made, the picture is shown and fetched again the next time."""
    (tmp_path / "pictures").write_text("a file where the folder should be")
    arrivals = Arrivals()
    store = PictureStore(PictureCache(tmp_path / "pictures"), arrivals)
    store.start()
    store.want([server.put("/cake.png", picture())])
    assert arrivals.next()[1].panel
    assert store.stop(DEADLINE_S)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "I;16"])
def test_every_kind_of_colour(mode: str) -> None:
    """Grey, transparent, for print: all are shown, on white."""
    out = io.BytesIO()
    Image.new(mode, (30, 20)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    shown = Image.open(io.BytesIO(rendered(out.getvalue()).panel))
    assert (shown.mode, shown.size) == ("RGB", (30, 20))


def test_a_photo_stands_upright_and_says_no_more(server: PictureServer) -> None:
    """A telephone's picture is turned as it was held, and where it was taken is not kept."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "a maker"
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "#FF0000").save(out, "JPEG", exif=exif)
    shown = Image.open(io.BytesIO(rendered(out.getvalue()).full))
    assert shown.size == (20, 40)
    assert not shown.getexif()


def test_too_many_dots_are_not_unpacked() -> None:
    """A small file that would become gigabytes is no picture."""
    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    with pytest.raises(NoPicture):
        rendered(out.getvalue())
