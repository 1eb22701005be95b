"""What a bench answers to a scan: a short title and a sentence that says what to do."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.domain.stages import Stage
from station.services.bench_state import QcReason, UndoRefusal
from station.services.notices import Feedback, FeedbackKind, Notice
from station.ui.bench import card_words, pin_words, refused_notices
from station.ui.bench.assign_notices import ASSIGN_NOTICES
from station.ui.bench.attention_words import server_said
from station.ui.bench.check_words import CHECK_NOTICES
from station.ui.bench.label_notices import LABEL_NOTICES
from station.ui.bench.notice_table import Texts
from station.ui.bench.store_notices import STORE_NOTICES
from station.ui.bench.undo_words import undo_refusals
from station.ui.said_elsewhere import said
from station.ui.words import reason_word, stage_word

translate = QCoreApplication.translate
N = Notice


_DONE: Final[Texts] = {
    N.LABEL_QUEUED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: label is printing"),
        QT_TRANSLATE_NOOP("Notice", "Put the label on the cake. Scan it when the filling is done."),
    ),
    N.LABEL_REPRINT_QUEUED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: printing again"),
        QT_TRANSLATE_NOOP("Notice", "Copy {copy} is marked REPRINT. Throw the old label away."),
    ),
    N.STAGE_STARTED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: {stage} started"),
        QT_TRANSLATE_NOOP("Notice", "Scan it again when it is done."),
    ),
    N.STAGE_COMPLETED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: {stage} finished"),
        QT_TRANSLATE_NOOP("Notice", "Next: {next}."),
    ),
    N.RETURNED_FOR_QC: (
        QT_TRANSLATE_NOOP("Notice", "{order} goes back to Decorating"),
        QT_TRANSLATE_NOOP("Notice", "Reason: {reason}. Take the cake there."),
    ),
    N.ACCEPTED_EARLY: (
        QT_TRANSLATE_NOOP("Notice", "{order} is accepted"),
        QT_TRANSLATE_NOOP("Notice", "{stage} has not been heard from yet. It counts when that arrives."),
    ),
    N.SHOWING_ORDER: (
        QT_TRANSLATE_NOOP("Notice", "{order} is on the screen"),
        QT_TRANSLATE_NOOP("Notice", "Nothing was changed."),
    ),
    N.STORED_ON_SHELF: (
        QT_TRANSLATE_NOOP("Notice", "{order} is on shelf {shelf}"),
        QT_TRANSLATE_NOOP("Notice", "Everybody can see where it is."),
    ),
}


_PEOPLE_AND_QUESTIONS: Final[Texts] = {
    N.SIGNED_ON: (
        QT_TRANSLATE_NOOP("Notice", "Hello {name}"),
        QT_TRANSLATE_NOOP("Notice", "Scans here carry your name from now on."),
    ),
    N.SIGNED_OFF: (
        QT_TRANSLATE_NOOP("Notice", "Signed off"),
        QT_TRANSLATE_NOOP("Notice", "Scan a badge or touch a name to sign on."),
    ),
    N.SAME_SCAN: (
        QT_TRANSLATE_NOOP("Notice", "Scanned twice, counted once"),
        QT_TRANSLATE_NOOP("Notice", "{payload} came in twice in a moment. Nothing more to do."),
    ),
    N.CHOOSE_ORDER: (
        QT_TRANSLATE_NOOP("Notice", "Which cake is it?"),
        QT_TRANSLATE_NOOP("Notice", "{payload} can mean {count} cakes. Touch the right one."),
    ),
    N.CHOOSE_REASON: (
        QT_TRANSLATE_NOOP("Notice", "Why does {order} go back?"),
        QT_TRANSLATE_NOOP("Notice", "Touch a reason."),
    ),
    N.COMMAND_NEEDS_ORDER: (
        QT_TRANSLATE_NOOP("Notice", "Which cake?"),
        QT_TRANSLATE_NOOP("Notice", "Scan the cake first, then {command}."),
    ),
    N.COMMAND_NOT_HERE: (
        QT_TRANSLATE_NOOP("Notice", "{command} does not work here"),
        QT_TRANSLATE_NOOP("Notice", "{bench} has nothing to do with it for this cake. Nothing was changed."),
    ),
    N.SCREEN_CARD: (
        QT_TRANSLATE_NOOP("Notice", "{command}: on the screen"),
        QT_TRANSLATE_NOOP("Notice", "NEXT and PREVIOUS choose, YES takes it, BACK closes."),
    ),
    N.NOTHING_ASKED: (
        QT_TRANSLATE_NOOP("Notice", "Nothing is asked"),
        QT_TRANSLATE_NOOP("Notice", "{command} is an answer. Scan MENU to see what can be done."),
    ),
    N.QUEUE_EMPTY: (
        QT_TRANSLATE_NOOP("Notice", "Nothing is waiting here"),
        QT_TRANSLATE_NOOP("Notice", "{bench} has no cake in its queue."),
    ),
}


_NOT_DONE: Final[Texts] = {
    N.NOT_SAVED: (
        QT_TRANSLATE_NOOP("Notice", "This scan was not saved"),
        QT_TRANSLATE_NOOP("Notice", "{detail} Write the number down and call the supervisor."),
    ),
    N.DATABASE_RECOVERED: (
        QT_TRANSLATE_NOOP("Notice", "The scan memory was damaged"),
        QT_TRANSLATE_NOOP(
            "Notice",
            "Scans saved from it: {salvaged}, not readable: {unreadable}. "
            "It is kept in {folder}. Tell IT. You can go on scanning.",
        ),
    ),
    N.PRINTER_NOT_SET: (
        QT_TRANSLATE_NOOP("Notice", "No printer is set up"),
        QT_TRANSLATE_NOOP("Notice", "Print the label at another bench, or ask IT for a printer here."),
    ),
    N.PRINT_LIST_RECOVERED: (
        QT_TRANSLATE_NOOP("Notice", "The print list was damaged"),
        QT_TRANSLATE_NOOP(
            "Notice",
            "Labels that waited do not come out by themselves: print them again. "
            "The old list is kept in {folder}. Tell IT.",
        ),
    ),
    N.LABEL_UNKNOWN: (
        QT_TRANSLATE_NOOP("Notice", "{order}: did the label come out?"),
        QT_TRANSLATE_NOOP("Notice", "The printer gave no answer. Look, then touch Yes or No."),
    ),
    N.LABEL_FAILED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: no label yet"),
        QT_TRANSLATE_NOOP("Notice", "{detail}"),
    ),
}


_DECIDED: Final[Texts] = {
    N.UNDONE: (
        QT_TRANSLATE_NOOP("Notice", "{order}: taken back"),
        QT_TRANSLATE_NOOP("Notice", "Nothing of it was sent. The cake is at {stage}."),
    ),
    N.LABEL_UNDONE: (
        QT_TRANSLATE_NOOP("Notice", "{order}: label taken back"),
        QT_TRANSLATE_NOOP("Notice", "It counts as not printed. Throw away a label that came out."),
    ),
    N.UNDO_ASKED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: taking it back"),
        QT_TRANSLATE_NOOP("Notice", "The server is asked now. The line below says when it is done."),
    ),
    N.UNDO_NOT_NOW: (
        QT_TRANSLATE_NOOP("Notice", "{order} cannot be taken back now"),
        QT_TRANSLATE_NOOP("Notice", "{why}"),
    ),
    N.SENDING_AGAIN: (
        QT_TRANSLATE_NOOP("Notice", "{order}: sending again"),
        QT_TRANSLATE_NOOP("Notice", "If the server refuses it once more, it comes back to the list."),
    ),
    N.GIVEN_UP: (
        QT_TRANSLATE_NOOP("Notice", "{order}: scan given up"),
        QT_TRANSLATE_NOOP("Notice", "It is kept with its reason. Later scans of the cake go on."),
    ),
    N.DECIDED_NOT: (
        QT_TRANSLATE_NOOP("Notice", "Not now"),
        QT_TRANSLATE_NOOP("Notice", "{detail}"),
    ),
}


_TEXTS: Final[Texts] = {
    **_DONE,
    **_PEOPLE_AND_QUESTIONS,
    **refused_notices.WRONG_PLACE,
    **refused_notices.NOT_READ,
    **_NOT_DONE,
    **LABEL_NOTICES,
    **ASSIGN_NOTICES,
    **_DECIDED,
    **STORE_NOTICES,
    **card_words.CARD_NOTICES,
    **pin_words.PIN_NOTICES,
    **pin_words.CHOICE_NOTICES,
    **CHECK_NOTICES,
}


def _texts(notice: Notice) -> tuple[str, str]:
    title, sentence = _TEXTS[notice]
    return translate("Notice", str(title)), translate("Notice", str(sentence))


_STAGE_PARAMS: Final = ("stage", "bench", "next")
_STAGES: Final = frozenset(Stage)
_REASONS: Final = frozenset(QcReason)
_REFUSALS: Final = frozenset(UndoRefusal)


class Words(Struct, frozen=True):
    """A title for reading from afar and a sentence below it."""

    title: str
    text: str


class _Params(dict[str, str]):
    """A name that is missing leaves a gap in the sentence, never a crash at a bench."""

    def __missing__(self, key: str) -> str:
        return "…"


def feedback_words(feedback: Feedback) -> Words:
    """The words of one answer."""
    title, text = card_words.of_packing(feedback) or _texts(feedback.notice)
    params = _params(feedback)
    if feedback.notice is N.UNDO_NOT_NOW and not params.get("order"):
        title = translate("Notice", "Nothing was taken back")
    words = Words(_say(title, params), _say(text, params))
    if feedback.kind is FeedbackKind.SAVED_OFFLINE and feedback.notice is not N.SAVED_BEHIND:
        saved = translate("Notice", "Saved here. It goes out by itself when the link is back.")
        return Words(words.title, f"{words.text} {saved}")
    return words


def _params(feedback: Feedback) -> _Params:
    params = _Params(feedback.params)
    for name in _STAGE_PARAMS:
        if params.get(name) in _STAGES:
            params[name] = stage_word(Stage(params[name]))
    if params.get("reason") in _REASONS:
        params["reason"] = reason_word(QcReason(params["reason"]))
    if params.get("why") in _REFUSALS:
        params["why"] = undo_refusals()[UndoRefusal(params["why"])]
    elif "why" in params:
        params["why"] = said(params["why"])
    if "detail" in params:
        refused = feedback.notice in (N.REFUSED_BY_SERVER, N.REFUSED_UNSEEN)
        detail, code = params["detail"], params.get("code", "")
        params["detail"] = server_said(code, detail) if refused else said(detail)
    return params


def _say(text: str, params: _Params) -> str:
    return text.format_map(params).strip()
