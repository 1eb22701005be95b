"""What to scan, in few words: on an idle bench, on the large button, in what lies over a bench."""

from PySide6.QtCore import QCoreApplication

from station.domain.stages import Stage
from station.ui.bench.paper import Paper
from station.ui.words import stage_word

translate = QCoreApplication.translate


def badge_first() -> str:
    """Nobody is signed on."""
    return translate("Bench", "First scan your badge")


def another(name: str) -> str:
    """Somebody is signed on: perhaps whoever worked here before."""
    return translate("Bench", "Not {name}? Scan your badge.").format(name=name)


def prompts(stage: Stage) -> dict[Paper, str]:
    """What to scan while no cake is on the screen, in this order. A label's scan says the work is done."""
    look = translate("Bench", "Only want to look? Scan NEXT")
    if stage is Stage.FILLING:
        return {
            Paper.NEXT: translate("Bench", "No label yet? Scan NEXT"),
            Paper.LABEL: translate("Bench", "Filling done? Scan its label"),
        }
    if stage is Stage.PACKING:
        return {Paper.LABEL: translate("Bench", "Cake to pack? Scan its label"), Paper.NEXT: look}
    done = translate("Bench", "{stage} done? Scan its label")
    return {Paper.LABEL: done.format(stage=stage_word(stage)), Paper.NEXT: look}


def scan_hint(queue: bool) -> str:
    """What a finger can do instead; with nothing in the `queue`, only one thing."""
    if not queue:
        return translate("Bench", "Or type its number.")
    return translate("Bench", "Or touch one in the queue, or type its number.")


def scan_its_label() -> str:
    """On the large button: what does the same as a touch."""
    return translate("Bench", "Scan its label")


def scan_print() -> str:
    """The same where there is no label yet."""
    return translate("Bench", "Scan PRINT")


def by_cards() -> str:
    """How something is chosen without touching it."""
    return translate("Bench", "NEXT marks one, YES takes it.")


def way_back() -> str:
    """Beside the answer to a scan that finished something."""
    return translate("Bench", "Not done yet?\nScan UNDO")
