"""What is said while cakes are looked for in the queue."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from station.services.queue_filter import Chip, QueueFilter

translate = QCoreApplication.translate


def chip_word(chip: Chip) -> str:
    """'Overdue'."""
    return {
        Chip.OVERDUE: translate("Find", "Overdue"),
        Chip.TODAY: translate("Find", "Today"),
        Chip.MINE: translate("Find", "Mine"),
        Chip.UNASSIGNED: translate("Find", "Unassigned"),
    }[chip]


def described(wanted: QueueFilter, stores: Mapping[str, str]) -> str:
    """'choc, Overdue, Bannos': what is looked for. `stores`: names by id."""
    text = wanted.text.strip()
    chips = [chip_word(chip) for chip in Chip if chip in wanted.chips]
    names = [stores.get(store, store) for store in sorted(wanted.stores)]
    return ", ".join(
        [
            *([f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"] if text else []),
            *chips,
            *names,
        ]
    )


def found(shown: int, count: int) -> str:
    """The queue's head while something is looked for: '3 of 26'."""
    return translate("Find", "{shown} of {count}").format(shown=shown, count=count)


def nothing_found(what: str, hidden: int) -> str:
    """The filter hides every cake of the queue."""
    text = translate("Find", "No cake here matches {what}. {count} waiting: touch Show all.")
    return text.format(what=what, count=hidden)


def hint(shown: int, count: int) -> str:
    """Below the title: how many there are."""
    text = translate("Find", "Cakes: {shown} of {count}. A scan works whatever stands here.")
    return text.format(shown=shown, count=count)
