"""At a Greek bench also what the rooms without Qt say is Greek: every title and sentence, with its values."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from printing.errors import PaperOut, PrinterSettingsWrong
from printing.transports.address import transport_for
from station.doctor import Finding
from station.errors import CheckFailed
from station.services.bench_state import (
    BenchState,
    DeviceStatus,
    DeviceView,
    JobCause,
    LabelLine,
    LabelState,
    LedgerState,
    LinkStatus,
    PrintView,
)
from station.services.notices import Feedback, FeedbackKind, Notice
from station.ui.bench import BenchWindow
from station.ui.bench.ledger_words import line_state, line_story
from station.ui.bench.notice_words import feedback_words
from station.ui.bench.selftest_overlay import CheckRow
from station.ui.said_elsewhere import SAID, said
from station.ui.sounds import Sounds
from station.ui.theme import apply_theme
from station.ui.translation import FileTranslator, speak, texts_of
from station.ui.wall import words
from tests.gui.bench import states
from tests.gui.bench.test_bench_look import is_cut_off
from tests.gui.test_greek import left_in_english

GREEK = texts_of("el")
LISTED = [(context, text) for context, texts in SAID.items() for text in texts]


@pytest.fixture(autouse=True)
def greek(qapp: QApplication) -> Iterator[None]:
    """The application in Greek, for one test only."""
    before = QLocale()
    speak(qapp, "el")
    yield
    for translator in qapp.findChildren(FileTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(before)


def test_every_listed_sentence_is_greek_with_its_values() -> None:
    """Each text, filled with values as its room fills it, is found again and said in Greek around them."""
    for context, text in LISTED:
        values = {name: f"X{at}9" for at, name in enumerate(re.findall(r"\{(\w+)\}", text))}
        greek = {GREEK[other, text].format_map(values) for other, same in LISTED if same == text}
        assert said(text.format_map(values)) in greek, (context, text)


def test_a_sentence_inside_another_is_greek_too() -> None:
    """What is wrong with an address is said in one language, as it was raised."""
    with pytest.raises(PrinterSettingsWrong) as wrong:
        transport_for("tcp://")
    text = said(wrong.value.message)
    assert (
        text
        == "Ο εκτυπωτής 'tcp://' δεν λειτουργεί: θέλει υπολογιστή και θύρα, όπως 'tcp://192.168.1.50:9100'."
    )


def test_a_decimal_number_has_the_greek_comma() -> None:
    """The clock's offset as Greeks write it; a version or an address stays what it is."""
    assert said("The clock is right (+0.4 s).") == "Το ρολόι είναι σωστό (+0,4 δευτ.)."
    assert "0.1.0" in said("This is version 0.1.0; contract 1 is spoken at both ends.")
    assert "10.0.0.9:9100" in said("No printer at 10.0.0.9:9100. Is it switched on and its cable in?")


@pytest.mark.parametrize("notice", [Notice.REFUSED_BY_SERVER, Notice.REFUSED_UNSEEN])
@pytest.mark.parametrize("code", ["ORD002", "P0001", ""])
def test_a_refusal_of_the_server_is_greek(notice: Notice, code: str) -> None:
    """A server speaks English: a Greek bench says what its code means, of an unknown one that it refused."""
    params = {"order": "B25771", "code": code, "detail": "Order is at Covering, expected Decorating"}
    words = feedback_words(Feedback(1, FeedbackKind.REFUSED, notice, params, states.NOW))
    assert "expected" not in words.text
    assert words.text.startswith(("Η τούρτα είναι σε άλλο στάδιο", "Ο διακομιστής το αρνήθηκε"))


def test_a_line_of_the_ledger_is_greek() -> None:
    """What stands below a refused scan is Greek as well."""
    line = next(line for line in states.ledger() if line.state is LedgerState.ATTENTION)
    assert line.detail
    assert not re.search("[A-Za-z]{4}", line_state(line, states.NOW))
    assert "Η τούρτα είναι σε άλλο στάδιο" in line_story(line, states.NOW)


PAPER = "Put a new roll into the printer. The label prints by itself then."
SCAN = "No scan came within 60 s. Check the scanner's cable."
FINDINGS = (
    Finding("disk", True, "77 GB free."),
    Finding("memory", True, "The scan memory is whole."),
    Finding("link", True, "https://kitchen.example answers."),
    Finding("version", True, "This is version 0.1.0; contract 1 is spoken at both ends."),
    Finding("clock", True, "The clock is right (+0.4 s)."),
    Finding.failed("label", PaperOut("No paper", PAPER)),
    Finding.failed("scan", CheckFailed("Nothing was scanned", SCAN)),
)


def test_the_self_test_is_greek_and_each_line_has_its_place(qapp: QApplication, qtbot: QtBot) -> None:
    """What the morning's checks find is Greek, whole, and stands beside the check's name, not on it."""
    apply_theme(qapp)
    window = BenchWindow(states.RecordedActions(), Sounds(enabled=False))
    window.complete()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.show_state(states.state())
    window.over.self_test.open()
    for finding in FINDINGS:
        window.over.self_test.show_progress(finding)
    rows = window.over.self_test.findChildren(CheckRow)

    def apart() -> None:
        assert [row.objectName() for row in rows if row.title.geometry().right() > row.sentence.x()] == []

    qtbot.waitUntil(apart)
    assert len(rows) == len(FINDINGS)
    for row in rows:
        assert set(re.findall("[A-Za-z]{2,}", row.sentence.text())) <= {"GB", "https", "kitchen", "example"}
        assert not is_cut_off(row.sentence, window)


SILENT = "Nobody answers at 10.0.0.9:9100. Is the printer switched on, or is it busy?"
UNPLUGGED = "No scanner at ttyACM0. Plug it in: it is found by itself."
FOREIGN = "It speaks version 7, this station 1. IT: update the older one."
REFUSED = "Order is at Covering, expected Decorating"
DETAILS = {
    Notice.NOT_SAVED: "Another program holds the station's database. Close it, then scan again.",
    Notice.LABEL_FAILED: "'B25771BXYZ' cannot be printed as a barcode.",
    Notice.DECIDED_NOT: "This scan is confirmed already.",
    Notice.REFUSED_BY_SERVER: REFUSED,
    Notice.REFUSED_UNSEEN: REFUSED,
}
NAMES = {"ttyACM", "dev", "tcp", "BXYZ", "Filling"}
"""What a device, a code and a station are called."""


def troubled(plain: BenchState) -> BenchState:
    """The same bench with a sentence of another room wherever it can have one."""
    printer = DeviceView(DeviceStatus.TROUBLE, "tcp://10.0.0.9:9100", SILENT, "Printer does not answer")
    scanner = DeviceView(DeviceStatus.TROUBLE, "/dev/ttyACM0", UNPLUGGED)
    status = replace(plain.status, printer=printer, scanner=scanner)
    status = replace(status, link=LinkStatus.PAUSED, link_detail=FOREIGN)
    kind, title = (LabelState.HELD, JobCause.AWAY), "Printer does not answer"
    held = LabelLine("1", "B25771", 0, *kind, title, SILENT, states.NOW, 1)
    ledger = tuple(replace(line, detail=REFUSED, code="P0001") for line in plain.ledger)
    attention = tuple(replace(line, message=REFUSED, code="P0001") for line in states.attention())
    return replace(plain, status=status, printing=PrintView((held,)), ledger=ledger, attention=attention)


def test_nothing_of_another_room_is_english_in_a_window(qapp: QApplication, qtbot: QtBot) -> None:
    """Strip, panels, ledger and every answer: Greek in words, tool tips and what a screen reader says."""
    apply_theme(qapp)
    plain = states.state()
    plain = replace(plain, ledger=tuple(replace(line, detail=None) for line in plain.ledger))
    window = BenchWindow(states.RecordedActions(), Sounds(enabled=False))
    window.complete()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.show_state(troubled(plain))
    for panel in (window.over.attention, window.over.printing):
        panel.open()
        assert left_in_english(window, (plain, *NAMES)) == []
        panel.close()
    assert words.link(LinkStatus.PAUSED, FOREIGN, None, False)[0].startswith("Μιλά την έκδοση 7")
    for notice, detail in DETAILS.items():
        params = {"order": "B25771", "code": "P0001", "detail": detail}
        window.show_feedback(states.said(FeedbackKind.REFUSED, notice, **params))
        assert set(re.findall("[A-Za-z]{3,}", window.band.text.text())) <= {"BXYZ"}, notice
