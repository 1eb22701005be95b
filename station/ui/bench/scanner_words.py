"""What the scanner test says: characters, how they were sent, what they mean, and the keyboard's layout."""

from PySide6.QtCore import QCoreApplication

from scanning.codes import BadgeCode, CommandCode, OrderCode, Reading, ShelfCode
from scanning.layout import TEST_CODES, LayoutStep, LayoutVerdict
from station.services.bench_state import ScanLine
from station.services.notices import Feedback
from station.services.scanner_test import TraceView
from station.ui.bench.notice_words import feedback_words
from station.ui.said_elsewhere import said

translate = QCoreApplication.translate


def title() -> str:
    """The screen's name."""
    return translate("Scanner", "Scanner test")


def hint() -> str:
    """What to do there."""
    return translate("Scanner", "Scans here change nothing.")


def history_title(count: int) -> tuple[str, str]:
    """Title and sentence of the list of last scans."""
    text = translate("Scanner", "As they were read, newest first. The list is empty after a restart.")
    return translate("Scanner", "Last scans ({count})").format(count=count), text


def nothing_yet() -> str:
    """Before the first scan of the test."""
    return translate("Scanner", "Nothing yet. Scan a label.")


def characters(view: TraceView) -> str:
    """Every character by itself; the control characters by their names."""
    spelled = "  ".join(view.names)
    left_out = view.trace.count - len(view.names)
    if not left_out:
        return spelled
    return translate("Scanner", "{spelled}  … and {count} more").format(spelled=spelled, count=left_out)


def sent(view: TraceView) -> str:
    """From where, how many, how fast, and what stood around the code."""
    trace = view.trace
    total_ms = trace.times_ms[-1] if trace.times_ms else 0
    pace = translate("Scanner", "{source}: length {count}, {total} ms in all, longest pause {gap} ms").format(
        source=source(trace.source), count=trace.count, total=total_ms, gap=trace.longest_gap_ms
    )
    parts = [pace, *_around(view), _ending(view)]
    if view.too_slow:
        parts.append(translate("Scanner", "Too slow: more than 50 ms between keys counts as typing by hand"))
    return ". ".join(parts) + "."


def source(name: str) -> str:
    """Where a scan came from."""
    if name == "wedge":
        return translate("Scanner", "keyboard")
    return translate("Scanner", "typed by hand") if name == "typed" else name


def _around(view: TraceView) -> list[str]:
    named = (
        (translate("Scanner", "prefix {text}"), view.before),
        (translate("Scanner", "AIM identifier {text}"), view.aim),
        (translate("Scanner", "suffix {text}"), view.after),
    )
    parts = [words.format(text=text) for words, text in named if text]
    if view.symbology is not None:
        parts.append(view.symbology.value)
    return parts


def _ending(view: TraceView) -> str:
    if not view.terminator:
        return translate("Scanner", "No Enter at the end")
    return translate("Scanner", "Ends with {names}").format(names=" ".join(view.terminator))


def meaning(view: TraceView) -> str:
    """What the code would do, or why it would be refused."""
    if view.refusal is not None:
        return f"{said(view.refusal.title)}. {said(view.refusal.message)}"
    words = translate("Scanner", " or ").join(_reading(reading) for reading in view.meaning)
    if view.repaired:
        return translate("Scanner", "{words} (repaired: {payload})").format(words=words, payload=view.payload)
    return words


def _reading(reading: Reading) -> str:
    match reading:
        case OrderCode(store, number, suffix, checked):
            cake = f"{number}-{suffix}" if suffix else str(number)
            words = (
                translate("Scanner", "Label of cake {cake} ({store})")
                if checked
                else translate("Scanner", "Number of order {cake} ({store})")
            )
            return words.format(cake=cake, store=store or translate("Scanner", "any store"))
        case CommandCode(command):
            return translate("Scanner", "Command {name}").format(name=command.value)
        case BadgeCode(badge):
            return translate("Scanner", "Badge {name}").format(name=badge)
        case ShelfCode(shelf):
            return translate("Scanner", "Shelf {name}").format(name=shelf)


def layout_at_rest(repairing: bool) -> str:
    """Before a layout test: what is in use."""
    if repairing:
        return translate(
            "Scanner", "Measured here, and repaired at each scan. Scan the layout sheet to test again."
        )
    return translate(
        "Scanner", "A keyboard scanner needs this once: print the layout sheet and scan its four codes."
    )


def layout_verdict(verdict: LayoutVerdict) -> str:
    """What the layout test found so far, and what to do."""
    match verdict.step:
        case LayoutStep.INTACT:
            return translate("Scanner", "All characters arrive as they were printed. Nothing to repair.")
        case LayoutStep.REPAIRED:
            words = translate("Scanner", "{layout}: {changed} arrive changed. They are repaired from now on.")
        case LayoutStep.BROKEN:
            words = translate(
                "Scanner",
                "{layout}: {clashing} arrive as one character. That cannot be repaired: set the scanner's "
                "keyboard country to this computer's, or the scanner to serial mode.",
            )
        case _:
            words = translate("Scanner", "{done} of {all} codes read{changes}. Scan {left}.")
    changed = ", ".join(f"{sent}→{got}" for sent, got in verdict.changed[:8])
    changes = translate("Scanner", ", changed characters: {count}").format(count=len(verdict.changed))
    return words.format(
        layout=verdict.layout or translate("Scanner", "This keyboard layout"),
        changed=changed + (" …" if len(verdict.changed) > 8 else ""),
        clashing=translate("Scanner", " and ").join(verdict.clashing),
        done=len(TEST_CODES) - len(verdict.left),
        all=len(TEST_CODES),
        changes=changes if verdict.changed else "",
        left=", ".join(verdict.left),
    )


def answer(line: ScanLine) -> str:
    """What the bench said to a scan of the history."""
    if line.kind is None or line.notice is None:
        return translate("Scanner", "The server is asked")
    return feedback_words(Feedback(line.serial, line.kind, line.notice, line.params, line.at)).title
