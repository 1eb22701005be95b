"""Words of what lies over a bench: the packing check, a changed order, a break, help, today's fillings."""

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.domain.stages import Stage
from station.services.bench_cards import ChangeLine, Field, HelpLine, Interruption, PackingCheck, ShowHelp
from station.services.filling_board import FillingLine
from station.services.notices import Feedback, Notice
from station.ui.bench.check_words import tick_hint
from station.ui.bench.notice_table import Texts
from station.ui.bench.texts import method
from station.ui.words import clock, day_word, due_long, stage_word

translate = QCoreApplication.translate


CARD_NOTICES: Final[Texts] = {
    Notice.CHECK_PACKING: (
        QT_TRANSLATE_NOOP("Notice", "{order}: look before it leaves"),
        QT_TRANSLATE_NOOP("Notice", "All right? Scan the label once more, or YES."),
    ),
    Notice.CAKES_MISSING: (
        QT_TRANSLATE_NOOP("Notice", "{order}: {here} of {total} here"),
        QT_TRANSLATE_NOOP("Notice", "Not here: {missing}. YES or the button packs {order} alone."),
    ),
    Notice.ORDER_CHANGED: (
        QT_TRANSLATE_NOOP("Notice", "{order} was changed"),
        QT_TRANSLATE_NOOP("Notice", "Somebody changed the order. Look before you go on."),
    ),
    Notice.ON_BREAK: (
        QT_TRANSLATE_NOOP("Notice", "On a break"),
        QT_TRANSLATE_NOOP("Notice", "The next scan works at once and ends the break."),
    ),
    Notice.BREAK_ENDED: (
        QT_TRANSLATE_NOOP("Notice", "The break is over"),
        QT_TRANSLATE_NOOP("Notice", "Scan a cake to go on."),
    ),
    Notice.HELP_SHOWN: (
        QT_TRANSLATE_NOOP("Notice", "What can be scanned now"),
        QT_TRANSLATE_NOOP("Notice", "It is on the screen. The next scan goes on."),
    ),
}
"""What is answered to a scan that opens or meets one of them."""


def of_packing(feedback: Feedback) -> tuple[str, str] | None:
    """Packing begins, and what its next scan does; or the cake is done, and where it goes. Else None."""
    params = feedback.params
    if feedback.notice is Notice.STAGE_STARTED and params.get("stage") == Stage.PACKING:
        title = translate("Notice", "{order}: {stage} started")
        return title, translate("Notice", "Pack it, then scan it again to check it.")
    if feedback.notice is not Notice.STAGE_COMPLETED or params.get("next") != Stage.COMPLETE:
        return None
    where = _goes_to(params.get("method", ""), bool(params.get("shelf")))
    return translate("Notice", "{order} is done"), where


def _goes_to(way: str, shelf: bool) -> str:
    if way == "Pickup":
        text = translate("Notice", "For pickup: shelf {shelf}.")
        return text if shelf else translate("Notice", "For pickup: put it on the pickup shelf.")
    if way == "Delivery":
        text = translate("Notice", "For delivery: shelf {shelf}.")
        return text if shelf else translate("Notice", "For delivery: put it with the deliveries.")
    return translate("Notice", "Put it on shelf {shelf}.") if shelf else translate("Notice", "It is packed.")


def check_title(check: PackingCheck) -> str:
    """The packing check's head."""
    return translate("Bench", "{order}: is everything right?").format(order=check.human_number)


def check_hint(check: PackingCheck) -> str:
    """How it is confirmed without touching."""
    if check.to_tick:
        return tick_hint()
    if check.complete:
        return translate("Bench", "Scan its label once more, or YES. If not: RETURN.")
    return translate("Bench", "Cakes of this order are missing. YES packs this one alone.")


def cakes_here(check: PackingCheck) -> str:
    """'2 of 3 here'; a single cake says so."""
    if check.total == 1:
        return translate("Bench", "The only cake of its order")
    if check.complete:
        return translate("Bench", "All {total} are here").format(total=check.total)
    return translate("Bench", "{here} of {total} here").format(here=check.here, total=check.total)


def missing_cakes(check: PackingCheck) -> tuple[str, ...]:
    """Where each missing cake is: 'B25772-A: Covering'."""
    said = [
        ", ".join((f"{cake.human_number}: {stage_word(cake.stage)}", *shelf_word(cake.storage)))
        for cake in check.missing
    ]
    unheard = check.total - check.here - len(check.missing)
    if unheard:
        said.append(translate("Bench", "not known here: {count}").format(count=unheard))
    return tuple(said)


def leaves_by(check: PackingCheck, today: date) -> tuple[str, str, str]:
    """How it leaves, when, and where it stands until then."""
    shelf = " ".join(shelf_word(check.storage)) or translate("Bench", "no shelf yet (optional: scan one)")
    way = method(check.method) or translate("Bench", "Pickup or delivery not said")
    return way, due_long(check.due, check.due_window, today), shelf[:1].upper() + shelf[1:]


def shelf_word(shelf: str | None) -> tuple[str, ...]:
    """'shelf A1', or nothing."""
    return (translate("Bench", "shelf {shelf}").format(shelf=shelf),) if shelf else ()


def interrupt_words(news: Interruption) -> tuple[str, str]:
    """The head of a changed order, and what to do."""
    if news.cancelled:
        return translate("Bench", "Stop work on this cake"), translate("Bench", "Tell the supervisor.")
    title = translate("Bench", "{order} was changed").format(order=news.human_number)
    return title, translate("Bench", "Touch, press Enter or scan to go on.")


def cancelled(news: Interruption) -> str:
    """The sign of a cake that is not wanted any more."""
    return translate("Bench", "{order} is cancelled").format(order=news.human_number)


def change_words(line: ChangeLine, today: date) -> tuple[str, str, str]:
    """What is different, what it was and what it is."""
    return _fields()[line.field], _value(line.field, line.before, today), _value(line.field, line.now, today)


def break_words(since: datetime, now: datetime) -> tuple[str, str]:
    """Big, while nobody works here."""
    title = translate("Bench", "On a break since {time}").format(time=clock(since, now))
    return title, translate("Bench", "The next scan works at once and ends the break.")


def help_title(shown: ShowHelp) -> str:
    """What the help is about."""
    if shown.human_number is None:
        return translate("Bench", "What can be scanned at {stage}").format(stage=stage_word(shown.stage))
    text = translate("Bench", "What can be scanned now, with {order} on the screen")
    return text.format(order=shown.human_number)


def help_line(line: HelpLine, shown: ShowHelp) -> tuple[str, str]:
    """A kind of code, and what it does."""
    head, text = _help()[line]
    return head, text.format(order=shown.human_number or "", stage=stage_word(shown.stage))


def day_title(day: date, today: date, count: int) -> str:
    """The head of a day on the board of fillings; what is overdue counts to today."""
    text = translate("Bench", "Today: {count}") if day == today else translate("Bench", "Tomorrow: {count}")
    return text.format(count=count)


def board_words(known: bool, count: int) -> tuple[str, str]:
    """The head of the board of fillings."""
    title = translate("Bench", "Today's fillings")
    if not known:
        return title, translate("Bench", "Not known yet")
    if not count:
        return title, translate("Bench", "Nothing to fill today or tomorrow.")
    return title, translate("Bench", "How many of each are to be filled, what is next first.")


def line_sizes(line: FillingLine) -> str:
    """'4 x Medium, 2 x Large'."""
    unsized = translate("Bench", "no size")
    return ", ".join(f"{count} x {size or unsized}" for size, count in line.sizes)


def line_flavour(line: FillingLine) -> str:
    """The flavour of a line."""
    return line.flavour or translate("Bench", "No flavour")


def _fields() -> dict[Field, str]:
    return {
        Field.WRITING: translate("Bench", "Writing"),
        Field.SIZE: translate("Bench", "Size"),
        Field.FLAVOUR: translate("Bench", "Flavour"),
        Field.NOTES: translate("Bench", "Notes"),
        Field.ACCESSORIES: translate("Bench", "Accessories"),
        Field.DUE_DATE: translate("Bench", "Day"),
        Field.DUE_TIME: translate("Bench", "Time"),
        Field.METHOD: translate("Bench", "Pickup or delivery"),
    }


def _value(field: Field, words: str, today: date) -> str:
    if not words:
        return translate("Bench", "nothing")
    if field is Field.DUE_DATE:
        return day_word(date.fromisoformat(words), today)
    return method(words) if field is Field.METHOD else words


def _help() -> dict[HelpLine, tuple[str, str]]:
    label, commands = translate("Bench", "A cake's label"), translate("Bench", "Cards")
    return {
        HelpLine.SLIP_OR_LABEL: (
            label,
            translate("Bench", "Filling is finished. A packing slip shows its cake."),
        ),
        HelpLine.LABEL_COMPLETES: (label, translate("Bench", "{stage} is finished.")),
        HelpLine.LABEL_PACKS: (
            label,
            translate("Bench", "Starts packing; again: a last look; again: packed."),
        ),
        HelpLine.QUEUE: (commands, translate("Bench", "NEXT and PREVIOUS show the cakes of the queue.")),
        HelpLine.PRINT: (commands, translate("Bench", "PRINT the label of {order}. COMPLETE: it is filled.")),
        HelpLine.START: (commands, translate("Bench", "START {order}. COMPLETE: {stage} is finished.")),
        HelpLine.RETURN: (
            commands,
            translate("Bench", "COMPLETE {order}. RETURN: DAMAGED, SPELLING or OTHER."),
        ),
        HelpLine.SHELF: (
            translate("Bench", "A shelf"),
            translate("Bench", "{order} is kept there. TAKE: it is yours. PICTURE: see it."),
        ),
        HelpLine.MEND: (commands, translate("Bench", "UNDO the last scan. REPRINT the label.")),
        HelpLine.PEOPLE: (
            translate("Bench", "A badge"),
            translate("Bench", "Who works here. SIGN OFF: nobody. BREAK: back soon."),
        ),
        HelpLine.SCREEN: (
            translate("Bench", "An answer"),
            translate("Bench", "YES, NO, BACK. In a list NEXT and PREVIOUS choose, YES takes it."),
        ),
        HelpLine.BOARD: (
            commands,
            translate("Bench", "MENU: everything. BOARD: fillings. LABELS: many. DIGITS: a number."),
        ),
        HelpLine.MENU: (
            commands,
            translate("Bench", "MENU: everything. LABELS: the printer. DIGITS: a number."),
        ),
    }
