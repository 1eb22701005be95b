"""What the live dialect does not tell a station: its stores, their shelves and what a code means."""

from collections.abc import Sequence

from scanning.codes import OrderCode
from scanning.errors import ScanError
from scanning.grammar import Grammar
from station.services.workbench import DEFAULT_STORES
from station.settings import Settings
from sync.live.client import LiveSettings
from sync.live.lookup import Wanted


def live_settings(settings: Settings) -> LiveSettings:
    """For the stores that this station works for."""
    own = [store for store in DEFAULT_STORES if store.id in settings.stores]
    grammar = Grammar({store.letter: store.id for store in DEFAULT_STORES})

    def read_code(payload: str) -> Sequence[Wanted]:
        try:
            readings = grammar.parse(payload)
        except ScanError:
            return ()
        codes = [reading for reading in readings if isinstance(reading, OrderCode)]
        return [Wanted(c.store, c.number, c.suffix, c.checked or c.suffix is not None) for c in codes]

    rows = [
        {"id": store.id, "name": store.name, "letter": store.letter, "colour": store.colour} for store in own
    ]
    shelves = [
        {"store": store.id, "code": code, "name": code} for store in own for code in settings.live_shelves
    ]
    letters = {store.id: store.letter for store in own}
    return LiveSettings(letters=letters, read_code=read_code, stores=rows, shelves=shelves)
