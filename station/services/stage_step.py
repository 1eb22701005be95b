"""Start or complete a stage: record it, then say so."""

from station.domain.orders import Order
from station.domain.stages import STARTS, Function, Stage
from station.services.notices import Notice
from station.services.workbench import Workbench


def perform(bench: Workbench, order: Order, function: Function, **args: str) -> None:
    """Start or complete this bench's stage of the cake. `args`: what else the server is to know."""
    if bench.record(order, function, **args) is None:
        return
    if function in STARTS.values():
        notice, following = Notice.STAGE_STARTED, ""
    else:
        notice, following = Notice.STAGE_COMPLETED, bench.stage.following.value
    leaves = {"method": order.delivery_method or "", "shelf": order.storage or ""}
    where = leaves if following == Stage.COMPLETE else {}
    bench.say_saved(order, notice, stage=bench.stage.value, next=following, **where)


def perform_early(bench: Workbench, order: Order, function: Function, **args: str) -> None:
    """Offline, a cake that seems to be at an earlier bench: saved; the server has it wait for that bench."""
    if bench.record(order, function, **args) is not None:
        bench.say_waiting(order, Notice.ACCEPTED_EARLY, stage=order.stage.value)
