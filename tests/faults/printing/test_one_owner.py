"""One writer per printer: two threads and two processes share one, and every label is whole."""

import threading
from collections import Counter
from pathlib import Path

from printing.errors import PrinterTimeout
from printing.fakes import FakePrinter, Nature
from printing.print_job import JobState
from printing.printer_lock import OwnedPrinter
from printing.transports.network import NetworkTransport
from tests.faults.printing.driver import QUICK, Life, label
from tests.faults.printing.victim import Victim, states

MIXES = Nature(clients=8)
"""Listens to everybody at once, so that two writers would be mixed on the paper."""
LONG = " " + "x" * 20_000
DEADLINE_S = 30.0


def print_at_once(printer: FakePrinter, folder: Path | None, turns: int) -> None:
    """Two threads print long labels at the same time; with a folder, each by the one-owner rule."""
    start = threading.Barrier(2)

    def work(name: str) -> None:
        transport = NetworkTransport("127.0.0.1", printer.port, QUICK)
        owned = OwnedPrinter(transport, folder) if folder else transport
        for turn in range(turns):
            start.wait(DEADLINE_S)
            owned.deliver(label(f"{name}{turn}", LONG))

    threads = [threading.Thread(target=work, args=(name,)) for name in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(DEADLINE_S)
        assert not thread.is_alive()


def is_whole(words: str) -> bool:
    """One name and all of its words, and nothing of another's."""
    return words[2:] == LONG


def test_two_threads_on_one_printer(tmp_path: Path) -> None:
    """Ten labels each at the same time: twenty whole ones, each once."""
    with FakePrinter(MIXES) as printer:
        print_at_once(printer, tmp_path, 10)
        assert all(map(is_whole, printer.paper.labels))
        names = Counter(words[:2] for words in printer.paper.labels)
        assert names == Counter(f"{name}{turn}" for name in "AB" for turn in range(10))


def test_two_writers_would_garble_the_paper() -> None:
    """The guard switched off: the same two threads without the rule spoil labels, and the count sees it."""
    with FakePrinter(MIXES) as printer:
        for _ in range(20):
            print_at_once(printer, None, 1)
            if not all(map(is_whole, printer.paper.labels)):
                return
    raise AssertionError("twenty times nothing was garbled: this printer proves nothing")


def test_two_processes_on_one_printer(tmp_path: Path) -> None:
    """Two benches of one computer print twelve labels each on one printer: twenty-four whole ones."""
    with FakePrinter(MIXES) as printer, Victim() as one, Victim() as other:
        for name, victim in (("A", one), ("B", other)):
            (tmp_path / name).mkdir()
            names = [f"{name}{turn:x}" for turn in range(12)]
            victim.begin(Life(str(tmp_path / name), printer.port, names, words=LONG))
        assert (one.end(), other.end()) == (0, 0)
        assert all(map(is_whole, printer.paper.labels))
        told = states(tmp_path / "A") | states(tmp_path / "B")
        assert set(told.values()) == {JobState.PRINTED}
        assert Counter(words[:2] for words in printer.paper.labels) == Counter(told.keys())


def test_who_waits_too_long_tries_again(tmp_path: Path) -> None:
    """A printer that somebody else keeps is busy, in words; nothing was sent, so the job goes on."""
    with FakePrinter() as printer:
        transport = NetworkTransport("127.0.0.1", printer.port, QUICK)
        first = OwnedPrinter(transport, tmp_path)
        second = OwnedPrinter(transport, tmp_path, patience_s=0.1)
        errors: list[PrinterTimeout] = []

        def meanwhile() -> None:
            try:
                second.deliver(label("second"))
            except PrinterTimeout as error:
                errors.append(error)

        first.deliver(label("first"), meanwhile)
        assert [error.title for error in errors] == ["Printer is busy"]
        assert errors[0].retryable
        second.deliver(label("second"))
        assert printer.paper.labels == ("first", "second")
