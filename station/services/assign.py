"""A cake is given to a person, or to nobody again. Saved like every scan, sent when the link is there."""

from station.domain.orders import Order
from station.domain.staff import Staff
from station.domain.stages import Function
from station.services.notices import FeedbackKind, Notice
from station.services.order_book import is_open
from station.services.workbench import Workbench


def assign(bench: Workbench, order_id: str, staff_id: str) -> None:
    """This person has this cake from now on."""
    order, person = _assignable(bench, order_id), bench.staff.get(staff_id)
    if order is None or person is None:
        return
    if order.store not in person.stores:
        _refuse(bench, Notice.NOT_OF_THIS_STORE, order, person)
    elif order.assignee_id == staff_id:
        bench.say(FeedbackKind.INFO, Notice.ASSIGNED_ALREADY, order=order.human_id, name=person.name)
    elif bench.record(order, Function.ASSIGN, p_staff_id=staff_id) is not None:
        bench.say_saved(order, Notice.ASSIGNED, name=person.name)


def unassign(bench: Workbench, order_id: str) -> None:
    """Nobody has this cake: whoever has it gives it back."""
    order = _assignable(bench, order_id)
    if order is None or order.assignee_id is None:
        return
    if not bench.ports.full_contract():
        # That backend has no such function: the scan would come back as one that needs a person.
        bench.say(FeedbackKind.REFUSED, Notice.UNASSIGN_NOT_THERE, order=order.human_id)
    elif bench.record(order, Function.UNASSIGN, p_staff_id=order.assignee_id) is not None:
        bench.say_saved(order, Notice.UNASSIGNED)


def _assignable(bench: Workbench, order_id: str) -> Order | None:
    order = bench.book.get(order_id)
    if order is not None and not is_open(order):
        notice = Notice.ORDER_CANCELLED if order.cancelled_at else Notice.ORDER_COMPLETE
        bench.say(FeedbackKind.REFUSED, notice, order=order.human_id)
        return None
    return None if order is None or bench.refuses(order) else order


def _refuse(bench: Workbench, notice: Notice, order: Order, person: Staff) -> None:
    bench.say(FeedbackKind.REFUSED, notice, order=order.human_id, name=person.name)
