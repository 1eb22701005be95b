"""A bench's window turns touches, keys and scans into actions, and says what is so."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.domain.stages import Stage
from station.services.bench_state import (
    BenchState,
    LinkStatus,
    NextAction,
    QcReason,
)
from station.ui.bench import BenchWindow
from tests.gui.bench import states
from tests.gui.bench.states import RecordedActions, press

OpenBench = Callable[..., BenchWindow]
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("name", "key", "call"),
    [
        ("next_button", Qt.Key.Key_F9, ("do_next",)),
        ("reprint_button", Qt.Key.Key_F4, ("reprint",)),
        ("return_button", Qt.Key.Key_F8, ("ask_return",)),
    ],
)
def test_button_and_key_call_the_action(
    open_bench: OpenBench, actions: RecordedActions, name: str, key: Qt.Key, call: tuple[str]
) -> None:
    """Each button of the cake calls its action once, and its function key does the same."""
    window = open_bench(states.packing())
    press(window, name)
    assert actions.calls == [call]
    QTest.keyClick(window, key)
    assert actions.calls == [call, call]


def test_done_cake_has_no_next_action(open_bench: OpenBench, actions: RecordedActions) -> None:
    """A cake that this bench can do nothing with says so, and its button does nothing."""
    window = open_bench(states.packing(next_action=NextAction.NONE, can_return=False, can_reprint=False))
    for name in ("next_button", "reprint_button", "return_button"):
        press(window, name)
    assert window.cake.buttons.next.text() == "Nothing to do here"
    assert actions.calls == []


def test_wedge_scan_and_typed_number_are_scans(open_bench: OpenBench, actions: RecordedActions) -> None:
    """A wedge scan and a typed number reach the bench as scans, each with its source."""
    window = open_bench(states.state())
    window.take_wedge_scan("B25771X")
    QTest.keyClick(window, Qt.Key.Key_F2)
    QTest.keyClicks(window.entry.edit, " B25772-B ")
    QTest.keyClick(window.entry.edit, Qt.Key.Key_Return)
    QTest.keyClick(window.entry.edit, Qt.Key.Key_Return)
    assert actions.calls == [("scan", "B25771X", "wedge"), ("scan", "B25772-B", "typed")]
    assert window.entry.edit.text() == ""


def test_row_of_the_queue_selects_its_cake(open_bench: OpenBench, actions: RecordedActions) -> None:
    """A touch on a row of the queue, or arrow and Enter, make its cake the current one."""
    shown = states.state(current=None)
    window = open_bench(shown)
    rows = window.queue.list
    assert shown.queue is not None
    place = rows.visualRect(rows.rows.index(2)).center()
    QTest.mouseClick(rows.viewport(), LEFT, pos=place)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert actions.calls == [("select", shown.queue[2].order_id), ("select", shown.queue[3].order_id)]


@pytest.mark.parametrize(
    ("question", "button", "call"),
    [
        ("order", "candidate_oB", ("select", "oB")),
        ("reason", "reason_spelling", ("return_for_qc", "bannos-25772-B", QcReason.SPELLING)),
        ("label", "label_yes", ("answer_label", "job-7", True)),
        ("label", "label_no", ("answer_label", "job-7", False)),
        ("order", "question_cancel", ("dismiss",)),
    ],
)
def test_choice_calls_the_action(
    open_bench: OpenBench,
    actions: RecordedActions,
    qtbot: QtBot,
    question: str,
    button: str,
    call: tuple[object, ...],
) -> None:
    """Each choice of a question is one touch, and the question closes with the state."""
    window = open_bench(states.state(question=states.questions()[question]))
    assert window.over.question.isVisible()
    press(window, button)
    assert actions.calls == [call]
    window.show_state(states.state())
    assert not window.over.question.isVisible()


def test_question_takes_the_keys(open_bench: OpenBench, actions: RecordedActions) -> None:
    """While a question is open, no key reaches what lies below; Tab walks the choices, Escape dismisses."""
    window = open_bench(states.state(question=states.questions()["reason"]))
    QTest.keyClick(window, Qt.Key.Key_F9)
    QTest.keyClick(window.over.question, Qt.Key.Key_Return)
    assert actions.calls == []
    QTest.keyClick(window.over.question, Qt.Key.Key_Tab)
    names = []
    for _ in range(4):
        focused = window.focusWidget()
        assert focused is not None
        names.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == ["reason_damaged", "reason_spelling", "reason_other", "question_cancel"]
    QTest.keyClick(window.over.question, Qt.Key.Key_Escape)
    assert actions.calls == [("dismiss",)]


def test_name_signs_on_and_off(open_bench: OpenBench, actions: RecordedActions) -> None:
    """The person on the strip opens the names; a name signs on, Sign off signs off, both close the list."""
    window = open_bench(states.state())
    press(window, "person_button")
    assert window.over.sign_on.isVisible()
    press(window, "staff_id-4")
    assert not window.over.sign_on.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F3)
    press(window, "sign_off_button")
    assert actions.calls == [("sign_on", "id-4"), ("sign_off",)]


def test_offline_strip_has_number_and_since(open_bench: OpenBench) -> None:
    """Offline, the strip says how many scans are saved here and since when."""
    window = open_bench(states.offline(14))
    assert window.strip.link.text() == "Offline. 14 scans saved here since 09:12"
    assert window.strip.property("trouble") == "true"
    window.show_state(states.offline(1))
    assert window.strip.link.text() == "Offline. 1 scan saved here since 09:12"


def test_unknown_queue_never_reads_empty(open_bench: OpenBench) -> None:
    """A queue that is not known says so; only a queue known to be empty says that nothing waits."""
    window = open_bench(states.state(queue=None, current=None))
    assert window.queue.nothing.isVisible()
    assert window.queue.nothing.text() == "Not known yet"
    window.show_state(states.state(queue=(), current=None))
    assert window.queue.nothing.text() == "Nothing waiting at Filling"
    window.show_state(states.state(current=None))
    assert not window.queue.nothing.isVisible()
    assert window.cake.prompt.said == ["No label yet? Scan NEXT", "Filling done? Scan its label"]


def test_overdue_is_said_in_words_and_red(open_bench: OpenBench) -> None:
    """An overdue cake says so in words, on red."""
    window = open_bench(states.packing())
    assert window.cake.head.due.due.text() == "Overdue, Tue 25/11"
    assert window.cake.head.due.property("urgent") == "late"


def test_customer_text_is_never_markup(open_bench: OpenBench) -> None:
    """What a customer typed is shown as typed: tags stay text, and an ampersand is no shortcut."""
    window = open_bench(states.state(current=states.cake(writing="<b>Tom</b> & Ana", notes="<img src=x>")))
    assert window.cake.writing.writing.textFormat() is Qt.TextFormat.PlainText
    assert window.cake.facts.notes.text.textFormat() is Qt.TextFormat.PlainText
    assert window.cake.writing.writing.text() == "<b>Tom</b> & Ana"


def test_current_cake_elsewhere_is_said(open_bench: OpenBench) -> None:
    """A cake that is at another stage, or cancelled, says so where its button was."""
    window = open_bench(
        states.state(Stage.DECORATING, current=states.cake(stage=Stage.COVERING, next_action=NextAction.NONE))
    )
    assert window.cake.buttons.notice.text() == "This cake is at Covering now."
    window.show_state(states.all_states()["cancelled"])
    assert not window.cake.buttons.next.isVisible()
    assert window.cake.buttons.notice.text() == "Cancelled. Stop work and tell the supervisor."


def test_queue_keeps_its_place(open_bench: OpenBench) -> None:
    """A new state leaves the queue scrolled to where it was."""
    first = states.state(queue=states.queue(40))
    window = open_bench(first)
    bar = window.queue.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    changed = replace(first, queue=tuple(replace(r, pending=True) for r in states.queue(40)))
    window.show_state(changed)
    assert bar.value() == before


def test_link_paused_says_what_to_do(open_bench: OpenBench) -> None:
    """A paused link shows what IT has to do."""
    window = open_bench(states.all_states()["paused"])
    assert "IT must set it again." in window.strip.detail.text()


def test_rows_wait_while_a_finger_is_on_the_list(open_bench: OpenBench, actions: RecordedActions) -> None:
    """The queue does not rearrange itself under a finger: new rows come when it has left."""
    first: BenchState = states.state(current=None)
    window = open_bench(first)
    rows = window.queue.list
    assert first.queue is not None
    place: QPoint = rows.visualRect(rows.rows.index(1)).center()
    QTest.mousePress(rows.viewport(), LEFT, pos=place)
    window.show_state(replace(first, queue=first.queue[2:]))
    assert rows.rows.rowCount() == len(first.queue)
    QTest.mouseRelease(rows.viewport(), LEFT, pos=place)
    assert actions.calls == [("select", first.queue[1].order_id)]
    assert rows.rows.rowCount() == len(first.queue) - 2


def test_online_with_saved_scans_is_no_alarm(open_bench: OpenBench) -> None:
    """Scans on their way are counted while online, without the offline colour."""
    window = open_bench(states.state(status=states.status(link=LinkStatus.ONLINE, saved_here=2)))
    assert window.strip.link.text() == "Online. 2 scans saved here"
    assert window.strip.property("trouble") == "false"
