"""What stands on the cards: commands in words, people with their badges, shelves with their stores."""

from collections.abc import Callable, Mapping
from typing import Any

from printing.sheets.card import BADGE, WALL, Card
from scanning.codes import Command, badge_code, command_code, shelf_code
from station.errors import StationError
from station.settings import Settings
from station.sheet_source import Rows, rows_of

# Sign, title, what it does.
_WORK: Mapping[Command, tuple[str, str, str]] = {
    Command.PRINT: ("\U0001f5a8\ufe0f", "Print", "Prints the label of the cake on the screen."),
    Command.START: ("\u25b6\ufe0f", "Start", "Starts the cake on the screen at this bench."),
    Command.COMPLETE: ("\u2705", "Complete", "The cake on the screen is finished at this bench."),
    Command.UNDO: ("\u21a9\ufe0f", "Undo", "Takes the last scan back."),
    Command.REPRINT: ("\U0001f4d1", "Reprint", "Prints the label once more, marked as a copy."),
    Command.TAKE: ("\u270b", "Take", "The cake on the screen is yours, or ask whose it is."),
    Command.NEXT: ("\u2b07\ufe0f", "Next", "Shows the next cake. In a list: the next line, or ticks it."),
    Command.PREVIOUS: ("\u2b06\ufe0f", "Previous", "Shows the cake before. In a list: the line before."),
}
_BACK_AND_PEOPLE: Mapping[Command, tuple[str, str, str]] = {
    Command.QC: ("\U0001f501", "Return", "Sends the cake back to Decorating and asks why."),
    Command.QC_DAMAGED: ("\U0001f494", "Return: damaged", "Sends the cake back: it is damaged."),
    Command.QC_SPELLING: ("\u270f\ufe0f", "Return: spelling", "Sends the cake back: the writing is wrong."),
    Command.QC_OTHER: ("\u2757", "Return: other", "Sends the cake back for another reason."),
    Command.PICTURE: ("\U0001f5bc\ufe0f", "Picture", "Shows the picture of the cake on the screen large."),
    Command.SIGN_OFF: ("\U0001f6aa", "Sign off", "Nobody is signed on at this bench any more."),
    Command.BREAK: ("\u2615", "Break", "Says that this bench takes a break, until the next scan."),
    Command.HELP: ("\U0001f64b", "Help", "Says what can be scanned here now."),
}
_SCREEN: Mapping[Command, tuple[str, str, str]] = {
    Command.YES: ("\U0001f44d", "Yes", "Answers yes, or takes what is marked."),
    Command.NO: ("\U0001f44e", "No", "Answers no."),
    Command.BACK: ("\u274c", "Back", "Closes what lies on the screen; nothing is changed."),
    Command.MENU: ("\U0001f4cb", "Menu", "Lists everything that can be done, with a digit each."),
    Command.LABELS: ("\U0001f4dc", "Labels", "Print a whole queue; see what waits at the printer."),
    Command.BOARD: ("\U0001f9ee", "Board", "Today's fillings, counted, with their labels."),
}
_DIGITS: Mapping[Command, tuple[str, str, str]] = {
    command: (digit, f"Digit {digit}", "A number by scanning: its digits, then Yes.")
    for digit, command in ((digit, Command(f"DIGIT{digit}")) for digit in "1234567890")
}
_GROUPS = (
    *(("work", WALL, _WORK), ("back and people", WALL, _BACK_AND_PEOPLE)),
    *(("the screen", WALL, _SCREEN), ("digits", BADGE, _DIGITS)),
)


def cards_of(kind: str, settings: Settings) -> tuple[list[Card], list[str]]:
    """The cards of a sheet, and in words what has none. Raises StationError or SyncError in words."""
    return _KINDS[kind](settings)


def _commands(_settings: Settings) -> tuple[list[Card], list[str]]:
    cards = [
        Card(command_code(command), title, detail, sign, size, group)
        for group, size, commands in _GROUPS
        for command, (sign, title, detail) in commands.items()
    ]
    return cards, []


def _badges(settings: Settings) -> tuple[list[Card], list[str]]:
    rows = rows_of(settings, "staff", "store")
    stores = _store_names(rows["store"])
    people = [
        person
        for person in rows["staff"]
        if person.get("active", True) and person.get("badge") and set(person["stores"]) & set(settings.stores)
    ]
    people.sort(key=lambda person: str(person["name"]))
    return _made(people, "badges", lambda person: _badge(person, stores))


def _badge(person: Mapping[str, Any], stores: Mapping[str, str]) -> Card:
    works_for = ", ".join(stores.get(store, store) for store in person["stores"])
    initials = "".join(word[0] for word in str(person["name"]).split())[:2].upper()
    about = f"{person['role']}, {works_for}"
    return Card(badge_code(person["badge"]), person["name"], about, initials, BADGE)


def _shelves(settings: Settings) -> tuple[list[Card], list[str]]:
    rows = rows_of(settings, "storage", "store")
    stores = _store_names(rows["store"])
    shelves = [shelf for shelf in rows["storage"] if shelf["store"] in settings.stores]
    shelves.sort(key=lambda shelf: (str(shelf["store"]), str(shelf["code"])))
    return _made(shelves, "shelves", lambda shelf: _shelf(shelf, stores))


def _shelf(shelf: Mapping[str, Any], stores: Mapping[str, str]) -> Card:
    return Card(shelf_code(shelf["code"]), shelf["name"], stores.get(shelf["store"], ""), shelf["code"])


def _store_names(stores: Rows) -> dict[str, str]:
    return {store["id"]: store["name"] for store in stores}


def _made(rows: Rows, what: str, card: Callable[[Mapping[str, Any]], Card]) -> tuple[list[Card], list[str]]:
    cards, without = [], []
    for row in rows:
        try:
            cards.append(card(row))
        except ValueError:
            text = row.get("badge") or row.get("code")
            without.append(f"{row['name']}: '{text}' fits no barcode (at most 10 of 0-9 and A-Z).")
    if not cards:
        names = ", ".join(without) or f"The backend has no {what} for the stores of this station."
        raise StationError(f"No {what} to print", names)
    return cards, without


_KINDS: Mapping[str, Callable[[Settings], tuple[list[Card], list[str]]]] = {
    "commands": _commands,
    "badges": _badges,
    "shelves": _shelves,
}
