"""What a bench answers to a scan: a short title and a sentence that says what to do."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from station.domain.stages import Stage
from station.services.bench_state import Feedback, FeedbackKind, Notice, QcReason
from station.ui.words import QT_TRANSLATE_NOOP, reason_word, stage_word

N = Notice
_WORDS: dict[Notice, tuple[str, str]] = {
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
    N.WRONG_BENCH: (
        QT_TRANSLATE_NOOP("Notice", "{order} is at {stage}"),
        QT_TRANSLATE_NOOP("Notice", "{stage} has not finished this cake. Take it back to {stage}."),
    ),
    N.ALREADY_DONE: (
        QT_TRANSLATE_NOOP("Notice", "{order} is already at {stage}"),
        QT_TRANSLATE_NOOP("Notice", "{bench} was finished before. Take the cake on to {stage}."),
    ),
    N.ORDER_COMPLETE: (
        QT_TRANSLATE_NOOP("Notice", "{order} is complete"),
        QT_TRANSLATE_NOOP("Notice", "Every stage is done. Nothing was changed."),
    ),
    N.ORDER_CANCELLED: (
        QT_TRANSLATE_NOOP("Notice", "{order} is cancelled"),
        QT_TRANSLATE_NOOP("Notice", "Stop work on this cake and tell the supervisor."),
    ),
    N.UNKNOWN_ORDER: (
        QT_TRANSLATE_NOOP("Notice", "No cake found for {payload}"),
        QT_TRANSLATE_NOOP("Notice", "Check the number, or ask the supervisor. Nothing was saved."),
    ),
    N.UNKNOWN_CODE: (
        QT_TRANSLATE_NOOP("Notice", "This is not one of our codes"),
        QT_TRANSLATE_NOOP("Notice", "Read: {payload}. Scan the label of the cake."),
    ),
    N.CHECK_CHARACTER_WRONG: (
        QT_TRANSLATE_NOOP("Notice", "The label was not read well"),
        QT_TRANSLATE_NOOP("Notice", "Read: {payload}. Scan it again, or type the number under it."),
    ),
    N.MALFORMED_SCAN: (
        QT_TRANSLATE_NOOP("Notice", "The scan was not readable"),
        QT_TRANSLATE_NOOP("Notice", "Read: {payload}. Scan it again."),
    ),
    N.UNKNOWN_BADGE: (
        QT_TRANSLATE_NOOP("Notice", "Badge not known here"),
        QT_TRANSLATE_NOOP("Notice", "Read: {payload}. Touch your name at the top right."),
    ),
    N.UNKNOWN_SHELF: (
        QT_TRANSLATE_NOOP("Notice", "Shelf not known"),
        QT_TRANSLATE_NOOP("Notice", "Read: {payload}. The cake's place was not changed."),
    ),
    N.COMMAND_NEEDS_ORDER: (
        QT_TRANSLATE_NOOP("Notice", "Which cake?"),
        QT_TRANSLATE_NOOP("Notice", "Scan the cake first, then {command}."),
    ),
    N.COMMAND_NOT_HERE: (
        QT_TRANSLATE_NOOP("Notice", "{command} does not work here"),
        QT_TRANSLATE_NOOP("Notice", "{bench} has nothing to do with it for this cake. Nothing was changed."),
    ),
    N.CHOOSE_ORDER: (
        QT_TRANSLATE_NOOP("Notice", "Which cake is it?"),
        QT_TRANSLATE_NOOP("Notice", "{payload} can mean {count} cakes. Touch the right one."),
    ),
    N.CHOOSE_REASON: (
        QT_TRANSLATE_NOOP("Notice", "Why does {order} go back?"),
        QT_TRANSLATE_NOOP("Notice", "Touch a reason."),
    ),
    N.QUEUE_EMPTY: (
        QT_TRANSLATE_NOOP("Notice", "Nothing is waiting here"),
        QT_TRANSLATE_NOOP("Notice", "The queue of {bench} is empty."),
    ),
    N.NOT_RETURNABLE: (
        QT_TRANSLATE_NOOP("Notice", "{order} is at {stage}"),
        QT_TRANSLATE_NOOP("Notice", "A cake goes back from Packing only. Nothing was changed."),
    ),
    N.NOT_SAVED: (
        QT_TRANSLATE_NOOP("Notice", "This scan was not saved"),
        QT_TRANSLATE_NOOP("Notice", "{detail} Write the number down and call the supervisor."),
    ),
    N.PRINTER_NOT_SET: (
        QT_TRANSLATE_NOOP("Notice", "No printer is set up"),
        QT_TRANSLATE_NOOP("Notice", "Print the label at another bench, or ask IT for a printer here."),
    ),
    N.LABEL_UNKNOWN: (
        QT_TRANSLATE_NOOP("Notice", "{order}: did the label come out?"),
        QT_TRANSLATE_NOOP("Notice", "The printer gave no answer. Look, then touch Yes or No."),
    ),
    N.LABEL_FAILED: (
        QT_TRANSLATE_NOOP("Notice", "{order}: no label yet"),
        QT_TRANSLATE_NOOP("Notice", "{detail}"),
    ),
    N.REFUSED_BY_SERVER: (
        QT_TRANSLATE_NOOP("Notice", "{order} needs attention"),
        QT_TRANSLATE_NOOP("Notice", "{detail} The supervisor sees it as well. ({code})"),
    ),
}
_SAVED_HERE = QT_TRANSLATE_NOOP("Notice", "Saved here. It goes out by itself when the link is back.")
_STAGE_PARAMS = ("stage", "bench", "next")


@dataclass(frozen=True, slots=True)
class Words:
    """A title for reading from afar and a sentence below it."""

    title: str
    text: str


class _Params(dict[str, str]):
    """A name that is missing leaves a gap in the sentence, never a crash at a bench."""

    def __missing__(self, key: str) -> str:
        return "…"


def feedback_words(feedback: Feedback) -> Words:
    """The words of one answer."""
    title, text = _WORDS[feedback.notice]
    params = _params(feedback)
    words = Words(_say(title, params), _say(text, params))
    if feedback.kind is FeedbackKind.SAVED_OFFLINE:
        return Words(words.title, f"{words.text} {_say(_SAVED_HERE, params)}")
    return words


def _params(feedback: Feedback) -> _Params:
    params = _Params(feedback.params)
    for name in _STAGE_PARAMS:
        if params.get(name) in set(Stage):
            params[name] = stage_word(Stage(params[name]))
    if params.get("reason") in set(QcReason):
        params["reason"] = reason_word(QcReason(params["reason"]))
    return params


def _say(text: str, params: _Params) -> str:
    return QCoreApplication.translate("Notice", text).format_map(params).strip()
