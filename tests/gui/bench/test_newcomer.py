"""Who comes with a scanner and no word of ours is told what to scan, and what that does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton

from station.domain.stages import Stage
from station.services.bench_state import BenchState, DeviceStatus, DeviceView, NextAction
from station.services.notices import FeedbackKind, Notice
from station.settings import Settings
from station.sheet_cards import cards_of
from station.ui.bench import BenchWindow
from station.ui.bench.notice_words import feedback_words
from station.ui.bench.overlay import Overlay
from station.ui.bench.paper import Paper
from tests.gui.bench import states

OpenBench = Callable[..., BenchWindow]
LOOK = "Only want to look? Scan NEXT"
IDLE = {
    Stage.FILLING: ["No label yet? Scan NEXT", "Filling done? Scan its label"],
    Stage.COVERING: ["Covering done? Scan its label", LOOK],
    Stage.DECORATING: ["Decorating done? Scan its label", LOOK],
    Stage.PACKING: ["Cake to pack? Scan its label", LOOK],
}


def idle(stage: Stage, name: str | None, **changes: object) -> BenchState:
    """A bench without a cake."""
    return states.state(stage, current=None, status=states.status(stage, staff_name=name), **changes)


@pytest.mark.parametrize("stage", IDLE)
def test_an_idle_bench_says_what_to_scan(open_bench: OpenBench, stage: Stage) -> None:
    """First things first, from above to below: the badge while nobody is signed on, then the work."""
    prompt = open_bench(idle(stage, None)).cake.prompt
    assert prompt.said == ["First scan your badge", *IDLE[stage]]
    shown = [line for line in prompt.lines.values() if line.isVisible()]
    shown.sort(key=lambda line: line.y())
    assert [line.words.text() for line in shown] == prompt.said
    assert {line.picture.paper for line in shown} == {Paper.BADGE, Paper.LABEL, Paper.NEXT}


@pytest.mark.parametrize("stage", IDLE)
def test_who_is_signed_on_is_not_asked_again(open_bench: OpenBench, stage: Stage) -> None:
    """The badge is asked for while nobody is signed on, and where people are known; then only of others."""
    window = open_bench(idle(stage, "Lena Brandt"))
    assert window.cake.prompt.said == IDLE[stage]
    assert not window.cake.prompt.who.isHidden()
    assert window.cake.prompt.who.text() == "Not Lena Brandt? Scan your badge."
    window.show_state(idle(stage, None, staff=()))
    assert window.cake.prompt.said == IDLE[stage]
    assert window.cake.prompt.who.isHidden()


def test_an_empty_queue_has_no_next(open_bench: OpenBench) -> None:
    """NEXT would find nothing: it is not offered."""
    window = open_bench(idle(Stage.FILLING, "Lena Brandt", queue=()))
    assert window.cake.prompt.said == ["Filling done? Scan its label"]


@pytest.mark.parametrize("kind", [FeedbackKind.ACCEPTED, FeedbackKind.SAVED_OFFLINE])
def test_a_finishing_scan_shows_the_way_back(open_bench: OpenBench, kind: FeedbackKind) -> None:
    """Until the next answer: who scanned on arrival sees which card takes it back."""
    window = open_bench(states.state())
    done = {"order": "B25771", "stage": "Covering", "next": "Decorating"}
    window.show_feedback(states.said(kind, Notice.STAGE_COMPLETED, **done))
    assert window.band.way_back.isVisible()
    assert window.band.way_back.words.text() == "Not done yet?\nScan UNDO"
    window.show_feedback(states.said(FeedbackKind.ACCEPTED, Notice.SHOWING_ORDER, order="B25771"))
    assert not window.band.way_back.isVisible()


@pytest.mark.parametrize(
    ("method", "shelf", "sentence"),
    [
        ("Pickup", "", "For pickup: put it on the pickup shelf."),
        ("Pickup", "A1", "For pickup: shelf A1."),
        ("Delivery", "", "For delivery: put it with the deliveries."),
        ("Delivery", "A1", "For delivery: shelf A1."),
        ("", "A1", "Put it on shelf A1."),
        ("", "", "It is packed."),
    ],
)
def test_a_packed_cake_is_done(method: str, shelf: str, sentence: str) -> None:
    """It says where the cake goes, and nothing that sounds like another card."""
    packed = {"order": "B25771", "stage": "Packing", "next": "Complete", "method": method, "shelf": shelf}
    words = feedback_words(states.said(FeedbackKind.ACCEPTED, Notice.STAGE_COMPLETED, **packed))
    assert (words.title, words.text) == ("B25771 is done", sentence)


def test_packing_says_what_its_next_scan_does() -> None:
    """At the other benches it finishes, here it opens the check."""
    packing = {"order": "B25771", "stage": "Packing"}
    words = feedback_words(states.said(FeedbackKind.ACCEPTED, Notice.STAGE_STARTED, **packing))
    assert words.text == "Pack it, then scan it again to check it."
    words = feedback_words(
        states.said(FeedbackKind.ACCEPTED, Notice.STAGE_STARTED, **packing | {"stage": "Covering"})
    )
    assert words.text == "Scan it again when it is done."


@pytest.mark.parametrize("name", ["wedge", "none"])
def test_a_keyboard_scanner_is_no_missing_one(open_bench: OpenBench, name: str) -> None:
    """It has no setting and works: nothing on the strip looks like a fault."""
    ready = open_bench(states.state()).strip.scanner
    window = open_bench(states.state(status=states.status(scanner=DeviceView(DeviceStatus.NOT_SET, name))))
    sign = window.strip.scanner
    assert sign.state.text() == "Scanner\nKeyboard"
    assert sign.picture.pixmap().toImage() == ready.picture.pixmap().toImage()


ASKED = {
    "check": "Scan its label once more, or YES. If not: RETURN.",
    "check_to_tick": "Tick what goes with it: NEXT ticks each, or touch it.",
    "check_alone": "Cakes of this order are missing. YES packs this one alone.",
    "ask_order": "NEXT marks one, YES takes it.",
    "ask_reason": "NEXT marks one, YES takes it.",
    "ask_label": "Scan YES: it is here. NO: it prints again.",
}


@pytest.mark.parametrize("name", ASKED)
def test_a_question_says_inside_how_it_is_answered(open_bench: OpenBench, name: str) -> None:
    """The cards that answer stand in the box, not in the band that it dims."""
    window = open_bench(states.all_states()[name])
    over = next(part for part in window.findChildren(Overlay) if part.isVisible())
    is_said_inside(over, ASKED[name])


def test_lists_say_inside_how_they_are_worked(open_bench: OpenBench) -> None:
    """The same for what a card or a touch opens."""
    window = open_bench(states.needs_attention())
    over = window.over
    for part in (over.attention, over.printing, over.sign_on, over.assign, over.cards.fillings):
        part.open()
        QApplication.processEvents()
        is_said_inside(part, "NEXT marks one, YES takes it.")
        part.hide()
    over.menu.open()
    is_said_inside(over.menu, "Scan its digit. Or NEXT until it is marked, then YES.")


def is_said_inside(over: Overlay, words: str) -> None:
    """It is whole in the card, and a screen reader hears it."""
    line = over.by_scan
    assert (line.isVisible(), line.text()) == (True, words)
    place = line.rect().translated(line.mapTo(over.card, QPoint(0, 0)))
    assert over.card.rect().contains(place)
    assert words in over.accessibleName()


@pytest.mark.parametrize(
    ("stage", "action", "paper", "words"),
    [
        (Stage.FILLING, NextAction.PRINT, Paper.PRINT, "Scan PRINT"),
        (Stage.FILLING, NextAction.COMPLETE, Paper.LABEL, "Scan its label"),
        (Stage.PACKING, NextAction.START, Paper.LABEL, "Scan its label"),
        (Stage.PACKING, NextAction.COMPLETE, Paper.LABEL, "Scan its label"),
    ],
)
def test_the_large_button_says_what_to_scan(
    open_bench: OpenBench, stage: Stage, action: NextAction, paper: Paper, words: str
) -> None:
    """A picture of it, and its words, on the button and within it."""
    window = open_bench(states.state(stage, current=states.cake(stage=stage, next_action=action)))
    buttons = window.cake.buttons
    assert (buttons.hint.picture.paper, buttons.hint.words.text()) == (paper, words)
    assert buttons.hint.words.isVisible()
    assert buttons.next.rect().contains(buttons.hint.geometry())


def test_what_needs_attention_has_one_name_and_its_card(open_bench: OpenBench) -> None:
    """The red button says it as the menu does, and which card opens the menu."""
    window = open_bench(states.needs_attention())
    assert window.ledger.attention.text() == "5 scans need attention\nScan MENU"
    window.over.menu.open()
    line = next(line for line in window.over.menu.findChildren(QPushButton, "menu_attention"))
    assert (line.text(), line.isEnabled()) == ("9   Needs attention", True)


def test_no_two_cards_have_the_same_sign() -> None:
    """Who does not read the words takes the right card all the same: a tick is on one of them."""
    signs = [card.sign for card in cards_of("commands", Settings())[0]]
    assert len(set(signs)) == len(signs)
    ticks = {"\u2705", "\u2714\ufe0f", "\u2611\ufe0f"}
    assert len(ticks & set(signs)) == 1


def test_a_cake_behind_a_refused_scan_is_put_aside(open_bench: OpenBench) -> None:
    """Where a person has to decide first, that stands in the button's place and in the strip."""
    waits = states.cake(next_action=NextAction.NONE, halted=True)
    window = open_bench(states.state(current=waits, status=states.status(saved_here=1, attention=1)))
    notice = window.cake.buttons.notice
    assert notice.isVisible()
    assert notice.text() == "An earlier scan of it needs attention. Put the cake aside."
    assert not window.cake.buttons.next.isVisible()
    assert window.strip.detail.text() == "Being sent, or waiting for a person"
