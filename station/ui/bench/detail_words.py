"""Everything about a cake, in words: its facts, what each stage did when, and this bench's scans of it."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from station.services.bench_state import CakeView, LedgerLine, StageSpan
from station.ui.bench import ledger_words, texts
from station.ui.words import action_word, clock, stage_word

translate = QCoreApplication.translate


def facts(cake: CakeView) -> tuple[tuple[str, str], ...]:
    """(name, value) of what is known of the cake; what is not known is left out."""
    row = cake.row
    several = cake.cake_count > 1
    every = (
        (
            translate("Detail", "Cake"),
            ", ".join(part for part in (row.product, texts.cake_facts(row)) if part),
        ),
        (translate("Detail", "Writing"), cake.writing or translate("Detail", "No writing")),
        (translate("Detail", "Notes"), cake.notes),
        (translate("Detail", "Goes with it"), ", ".join(cake.accessories)),
        (
            translate("Detail", "Order"),
            f"{texts.cake_count(cake)}. {texts.siblings(cake.siblings)}" if several else "",
        ),
        (translate("Detail", "Leaves"), texts.handover(cake)),
        (translate("Detail", "Person"), row.assignee_name or translate("Detail", "Nobody yet")),
        (translate("Detail", "Label"), cake.label_code),
    )
    return tuple((name, value) for name, value in every if value)


def span(times: StageSpan, now: datetime) -> str:
    """'Started 09:12, finished 09:40, 28 min', on the kitchen's clock."""
    started = times.started and translate("Detail", "Started {time}").format(time=clock(times.started, now))
    finished = times.finished and translate("Detail", "Finished {time}").format(
        time=clock(times.finished, now)
    )
    said = ", ".join(part for part in (started, finished) if part)
    if times.started and times.finished and times.finished >= times.started:
        minutes = (times.finished - times.started) // timedelta(minutes=1)
        text = translate("Detail", "{times}, {minutes} min")
        return text.format(times=said, minutes=minutes)
    return said or translate("Detail", "Not yet")


def scan(line: LedgerLine, now: datetime) -> str:
    """'09:12  Filling finished, Lena Brandt. Confirmed, 09:12'."""
    who = f", {line.staff_name}" if line.staff_name else ""
    what, state = action_word(line.action, line.stage), ledger_words.line_state(line, now)
    return f"{clock(line.at, now)}  {what}{who}. {state}"


def quality() -> str:
    """Who looks at cakes before they leave."""
    return translate("Detail", "Quality")


def stage(times: StageSpan) -> str:
    """'Filling'."""
    return stage_word(times.stage)
