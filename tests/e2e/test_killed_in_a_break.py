"""A bench that dies during a break, as a process of its own, and is started again."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from resources import seeds
from scanning.codes import Command, badge_code, command_code
from scanning.fakes import PtyScanner
from station.demo.control_client import Window
from station.demo.process import Station, environment_of, start_process
from station.domain.stages import Stage
from tests.kitchen import sample_kitchen

pytestmark = pytest.mark.alone

LENA = next(person for person in seeds.staff() if person.name == "Lena Brandt")
OPEN_WITHIN_S = 60.0


class Bench:
    """Starts the Covering bench on one data folder, as often as it is asked."""

    def __init__(self, folder: Path, settings: dict[str, str], scanner: PtyScanner, stack: ExitStack) -> None:
        self._folder, self._settings, self._scanner, self._stack = folder, settings, scanner, stack

    def start(self) -> Station:
        """One process; it ends with the test at the latest."""
        address = self._folder / "control"
        # One that was killed has left its socket there.
        address.unlink(missing_ok=True)
        environment = environment_of(self._settings, headless=True)
        process = start_process(["bench", "--control", str(address)], environment, self._folder / "out")
        station = Station("covering", process, self._folder, Window("covering", address), self._scanner)
        self._stack.callback(station.wait_closed)
        self._stack.callback(process.terminate)
        station.window.connect(OPEN_WITHIN_S, station.is_running)
        return station


@pytest.fixture
def bench() -> Iterator[Bench]:
    """A bench of the sample kitchen. A socket's address must be short: no folder of pytest's."""
    with ExitStack() as stack:
        backend = stack.enter_context(sample_kitchen())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ordak-")))
        account = next(person for person in seeds.staff() if person.email == "covering@station.test")
        scanner = PtyScanner()
        stack.callback(scanner.close)
        settings = {
            "STATION_ID": "Covering 1",
            "STAGE": Stage.COVERING.value,
            "BACKEND_URL": backend.url,
            "ANON_KEY": backend.anon_key,
            "EMAIL": account.email,
            "PASSWORD": account.password,
            "DATA_DIR": str(folder / "data"),
            "SCANNER": f"serial://{scanner.device}",
        }
        yield Bench(folder, settings, scanner, stack)


def test_it_comes_back_in_the_break(bench: Bench) -> None:
    """Killed, it saves nothing any more: the break, its time and the person are there all the same."""
    first = bench.start()
    first.window.wait("the people are known", lambda seen: bool(seen["state"]["staff"]))
    scanner = first.scanner
    assert scanner is not None
    scanner.scan(badge_code(LENA.badge or ""))
    first.window.wait("signed on", lambda seen: seen["state"]["status"]["staff_name"] == LENA.name)
    scanner.scan(command_code(Command.BREAK))
    before = first.window.wait("the break", lambda seen: seen["state"]["break_since"] is not None)
    first.kill()
    second = bench.start()
    after = second.window.wait("the break again", lambda seen: seen["state"]["break_since"] is not None)
    assert after["state"]["break_since"] == before["state"]["break_since"]
    words = second.window.words
    second.window.wait("the break's card", lambda _: words().get("break_who") == LENA.name)
