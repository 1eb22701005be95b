"""A shelf barcode after a cake: the cake is stored there."""

from station.domain.stages import Function
from station.services.notices import FeedbackKind, Notice
from station.services.workbench import Workbench


def store_on_shelf(bench: Workbench, shelf: str, payload: str) -> None:
    """Store the current cake on this shelf, if its store has that shelf."""
    order = bench.current
    if order is None:
        bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NEEDS_ORDER, command=payload)
    elif bench.refuses(order):
        return
    elif (order.store, shelf) not in bench.shelves:
        bench.say(FeedbackKind.REFUSED, Notice.UNKNOWN_SHELF, payload=payload)
    elif bench.record(order, Function.SET_STORAGE, p_storage=shelf) is not None:
        bench.say_saved(order, Notice.STORED_ON_SHELF, shelf=shelf)
