"""A bench answers in sight and sound, and what it says of undo and of each scan is so."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.services.bench_state import UndoRefusal, UndoView, UndoWay
from station.services.notices import FeedbackKind, Notice
from station.ui.bench import BenchWindow
from station.ui.bench.feedback_band import FeedbackBand
from station.ui.bench.notice_words import feedback_words
from station.ui.sounds import Sounds
from tests.gui.bench import states
from tests.gui.bench.states import RecordedActions, press

OpenBench = Callable[..., BenchWindow]


class RecordedVoice:
    """A loaded sound that remembers being played."""

    def __init__(self, name: str, played: list[str]) -> None:
        self._name, self._played = name, played

    def play(self) -> None:
        """Remember it."""
        self._played.append(self._name)


@pytest.mark.parametrize(
    ("kind", "sound"),
    [
        (FeedbackKind.ACCEPTED, ["accepted.wav"]),
        (FeedbackKind.SAVED_OFFLINE, ["saved.wav"]),
        (FeedbackKind.REFUSED, ["refused.wav"]),
        (FeedbackKind.QUESTION, ["refused.wav"]),
        (FeedbackKind.INFO, []),
    ],
)
def test_answer_in_sound_and_sight(open_bench: OpenBench, kind: FeedbackKind, sound: list[str]) -> None:
    """Each kind of answer has its sound and its band."""
    played: list[str] = []

    def make(path: Path, parent: QObject) -> RecordedVoice:
        return RecordedVoice(path.name, played)

    sounds = Sounds(enabled=True, maker=make)
    sounds.load()
    window = open_bench(states.state(), sounds=sounds)
    window.show_feedback(states.said(kind, Notice.SHOWING_ORDER, order="B25771"))
    assert played == sound
    assert window.band.kind == kind.value
    assert window.band.title.text() == "B25771 is on the screen"


def test_refusal_stays_and_info_leaves(qtbot: QtBot) -> None:
    """A refusal stays until the next answer; an info leaves by itself."""
    band = FeedbackBand(info_ms=10)
    qtbot.addWidget(band)
    band.show_feedback(states.said(FeedbackKind.REFUSED, Notice.UNKNOWN_CODE, payload="9300675024235"))
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: band.kind == "", timeout=50)
    assert band.text.text() == "Read: 9300675024235. Scan the label of the cake."
    band.show_feedback(states.said(FeedbackKind.INFO, Notice.SIGNED_ON, name="Lena"))
    qtbot.waitUntil(lambda: band.kind == "")


def test_crash_is_said(open_bench: OpenBench) -> None:
    """An error that nobody handled is said on the band, with its words for IT."""
    window = open_bench(states.state())
    window.show_crash("OSError: disk full")
    assert window.band.kind == "refused"
    assert "OSError: disk full" in window.band.text.text()


@pytest.mark.parametrize("notice", list(Notice))
def test_every_notice_has_words(notice: Notice) -> None:
    """Everything a bench can say has a title and a sentence, with what was read in it."""
    words = feedback_words(states.said(FeedbackKind.REFUSED, notice, detail="The disk is full."))
    assert words.title
    assert words.text
    assert "{" not in words.title + words.text


def test_undo_says_what_it_takes_back(open_bench: OpenBench, actions: RecordedActions) -> None:
    """The undo button names the cake; when nothing can be taken back it rests, but its key still asks why."""
    window = open_bench(states.state())
    said = window.ledger.undo.accessibleDescription()
    assert said == "Take back the last scan of B25771 (F7). Nothing of it was sent yet"
    press(window, "undo_button")
    QTest.keyClick(window, Qt.Key.Key_F7)
    window.show_state(states.needs_attention())
    assert not window.ledger.undo.isEnabled()
    press(window, "undo_button")
    assert actions.calls == [("undo",)] * 2
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert actions.calls == [("undo",)] * 3
    assert window.ledger.entries[0].state.text().startswith("Taken back")


@pytest.mark.parametrize(
    ("undo", "words", "enabled"),
    [
        (UndoView(UndoWay.HERE, "B1", states.NOW + timedelta(seconds=11.2)), "Undo, 12 s left", True),
        (UndoView(UndoWay.HERE, "B1"), "Undo, not sent", True),
        (UndoView(UndoWay.SERVER, "B1", states.NOW), "Undo, at server", True),
        (UndoView(UndoWay.NONE, "B1", None, UndoRefusal.SENT_WEB_SYSTEM), "Undo, too late", True),
        (UndoView(UndoWay.NONE, "B1", None, UndoRefusal.OFFLINE), "Undo, not now", False),
    ],
)
def test_the_undo_that_is_possible_is_shown(
    open_bench: OpenBench, undo: UndoView, words: str, enabled: bool
) -> None:
    """Here and for how long, on the server, or not at all: it stands on the button."""
    window = open_bench(states.state(undo=undo))
    assert (window.ledger.undo.accessibleName(), window.ledger.undo.isEnabled()) == (words, enabled)


def test_the_time_for_undo_runs_on_the_screen(open_bench: OpenBench, qtbot: QtBot) -> None:
    """Between two states of the bench the seconds go by, on the button and on the line."""
    window = open_bench(states.live())
    assert window.ledger.undo.accessibleName() == "Undo, 12 s left"
    assert window.ledger.entries[0].state.text() == "Sent in 12 s"
    qtbot.waitUntil(lambda: window.ledger.entries[0].state.text() == "Sent in 11 s", timeout=5_000)
    assert window.ledger.undo.accessibleName() == "Undo, 11 s left"


def test_the_ledger_is_honest(open_bench: OpenBench) -> None:
    """Whose time it is, what was only seen on the server, who did it before and who is waited for."""
    window = open_bench(states.live())
    shown = [entry.state.text() for entry in window.ledger.entries]
    assert shown[1:] == [
        "Seen done there, server 09:39",
        "Done before, 09:37, Georgios",
        "Waiting for Decorating",
    ]
    assert "No answer came" in window.ledger.entries[1].toolTip()
    window.show_state(states.sent_for_good())
    shown = [entry.state.text() for entry in window.ledger.entries]
    assert shown[:3] == ["Confirmed, server's time", "Confirmed, server 09:39", "Past it, at Packing"]


@pytest.mark.parametrize("why", list(UndoRefusal))
def test_every_refusal_of_undo_has_words(why: UndoRefusal) -> None:
    """Why a scan cannot be taken back is a sentence, with or without a cake."""
    told = feedback_words(states.said(FeedbackKind.REFUSED, Notice.UNDO_NOT_NOW, order="B25771", why=why))
    assert told.title == "B25771 cannot be taken back now"
    assert told.text.endswith(".")
    untold = feedback_words(states.said(FeedbackKind.REFUSED, Notice.UNDO_NOT_NOW, order="", why=why))
    assert untold.title == "Nothing was taken back"
