"""What a bench answers to a scan: a short title and a sentence that says what to do."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from station.domain.stages import Stage
from station.services.bench_state import QcReason, UndoRefusal
from station.services.notices import Feedback, FeedbackKind, Notice
from station.ui.bench import card_words, pin_words, refused_notices
from station.ui.bench.assign_notices import assign_notices
from station.ui.bench.attention_words import server_said
from station.ui.bench.check_words import check_notices
from station.ui.bench.label_notices import label_notices
from station.ui.bench.store_notices import store_notices
from station.ui.bench.undo_words import undo_refusals
from station.ui.said_elsewhere import said
from station.ui.words import reason_word, stage_word

translate = QCoreApplication.translate
N = Notice
Texts = dict[Notice, tuple[str, str]]


def _done() -> Texts:
    return {
        N.LABEL_QUEUED: (
            translate("Notice", "{order}: label is printing"),
            translate("Notice", "Put the label on the cake. Scan it when the filling is done."),
        ),
        N.LABEL_REPRINT_QUEUED: (
            translate("Notice", "{order}: printing again"),
            translate("Notice", "Copy {copy} is marked REPRINT. Throw the old label away."),
        ),
        N.STAGE_STARTED: (
            translate("Notice", "{order}: {stage} started"),
            translate("Notice", "Scan it again when it is done."),
        ),
        N.STAGE_COMPLETED: (
            translate("Notice", "{order}: {stage} finished"),
            translate("Notice", "Next: {next}."),
        ),
        N.RETURNED_FOR_QC: (
            translate("Notice", "{order} goes back to Decorating"),
            translate("Notice", "Reason: {reason}. Take the cake there."),
        ),
        N.ACCEPTED_EARLY: (
            translate("Notice", "{order} is accepted"),
            translate("Notice", "{stage} has not been heard from yet. It counts when that arrives."),
        ),
        N.SHOWING_ORDER: (
            translate("Notice", "{order} is on the screen"),
            translate("Notice", "Nothing was changed."),
        ),
        N.STORED_ON_SHELF: (
            translate("Notice", "{order} is on shelf {shelf}"),
            translate("Notice", "Everybody can see where it is."),
        ),
    }


def _people_and_questions() -> Texts:
    return {
        N.SIGNED_ON: (
            translate("Notice", "Hello {name}"),
            translate("Notice", "Scans here carry your name from now on."),
        ),
        N.SIGNED_OFF: (
            translate("Notice", "Signed off"),
            translate("Notice", "Scan a badge or touch a name to sign on."),
        ),
        N.SAME_SCAN: (
            translate("Notice", "Scanned twice, counted once"),
            translate("Notice", "{payload} came in twice in a moment. Nothing more to do."),
        ),
        N.CHOOSE_ORDER: (
            translate("Notice", "Which cake is it?"),
            translate("Notice", "{payload} can mean {count} cakes. Touch the right one."),
        ),
        N.CHOOSE_REASON: (
            translate("Notice", "Why does {order} go back?"),
            translate("Notice", "Touch a reason."),
        ),
        N.COMMAND_NEEDS_ORDER: (
            translate("Notice", "Which cake?"),
            translate("Notice", "Scan the cake first, then {command}."),
        ),
        N.COMMAND_NOT_HERE: (
            translate("Notice", "{command} does not work here"),
            translate("Notice", "{bench} has nothing to do with it for this cake. Nothing was changed."),
        ),
        N.SCREEN_CARD: (
            translate("Notice", "{command}: on the screen"),
            translate("Notice", "NEXT and PREVIOUS choose, YES takes it, BACK closes."),
        ),
        N.NOTHING_ASKED: (
            translate("Notice", "Nothing is asked"),
            translate("Notice", "{command} is an answer. Scan MENU to see what can be done."),
        ),
        N.QUEUE_EMPTY: (
            translate("Notice", "Nothing is waiting here"),
            translate("Notice", "{bench} has no cake in its queue."),
        ),
    }


def _not_done() -> Texts:
    return {
        N.NOT_SAVED: (
            translate("Notice", "This scan was not saved"),
            translate("Notice", "{detail} Write the number down and call the supervisor."),
        ),
        N.DATABASE_RECOVERED: (
            translate("Notice", "The scan memory was damaged"),
            translate(
                "Notice",
                "Scans saved from it: {salvaged}, not readable: {unreadable}. "
                "It is kept in {folder}. Tell IT. You can go on scanning.",
            ),
        ),
        N.PRINTER_NOT_SET: (
            translate("Notice", "No printer is set up"),
            translate("Notice", "Print the label at another bench, or ask IT for a printer here."),
        ),
        N.PRINT_LIST_RECOVERED: (
            translate("Notice", "The print list was damaged"),
            translate(
                "Notice",
                "Labels that waited do not come out by themselves: print them again. "
                "The old list is kept in {folder}. Tell IT.",
            ),
        ),
        N.LABEL_UNKNOWN: (
            translate("Notice", "{order}: did the label come out?"),
            translate("Notice", "The printer gave no answer. Look, then touch Yes or No."),
        ),
        N.LABEL_FAILED: (
            translate("Notice", "{order}: no label yet"),
            translate("Notice", "{detail}"),
        ),
    }


def _decided() -> Texts:
    return {
        N.UNDONE: (
            translate("Notice", "{order}: taken back"),
            translate("Notice", "Nothing of it was sent. The cake is at {stage}."),
        ),
        N.LABEL_UNDONE: (
            translate("Notice", "{order}: label taken back"),
            translate("Notice", "It counts as not printed. Throw away a label that came out."),
        ),
        N.UNDO_ASKED: (
            translate("Notice", "{order}: taking it back"),
            translate("Notice", "The server is asked now. The line below says when it is done."),
        ),
        N.UNDO_NOT_NOW: (
            translate("Notice", "{order} cannot be taken back now"),
            translate("Notice", "{why}"),
        ),
        N.SENDING_AGAIN: (
            translate("Notice", "{order}: sending again"),
            translate("Notice", "If the server refuses it once more, it comes back to the list."),
        ),
        N.GIVEN_UP: (
            translate("Notice", "{order}: scan given up"),
            translate("Notice", "It is kept with its reason. Later scans of the cake go on."),
        ),
        N.DECIDED_NOT: (
            translate("Notice", "Not now"),
            translate("Notice", "{detail}"),
        ),
    }


def _texts(notice: Notice) -> tuple[str, str]:
    return (
        _done()
        | _people_and_questions()
        | refused_notices.wrong_place()
        | refused_notices.not_read()
        | _not_done()
        | label_notices()
        | assign_notices()
        | _decided()
        | store_notices()
        | card_words.notices()
        | pin_words.notices()
        | check_notices()
    )[notice]


_STAGE_PARAMS = ("stage", "bench", "next")


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
        if params.get(name) in set(Stage):
            params[name] = stage_word(Stage(params[name]))
    if params.get("reason") in set(QcReason):
        params["reason"] = reason_word(QcReason(params["reason"]))
    if params.get("why") in set(UndoRefusal):
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
