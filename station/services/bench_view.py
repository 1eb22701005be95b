"""The workbench as the frozen state that the window draws."""

from msgspec.structs import replace

from scanning.codes import label_code
from station.domain.decisions import can_return_for_qc, next_function
from station.domain.orders import Order, accessory_words
from station.domain.stages import BENCH_STAGES, COMPLETES, Function
from station.services.attention import attention_lines
from station.services.bench_state import (
    BenchState,
    CakeView,
    DeviceStatus,
    LedgerState,
    NextAction,
    PictureState,
    QcReturn,
    SiblingView,
    StaffView,
    StageSpan,
    StatusView,
)
from station.services.choose_cake import queue, queue_row
from station.services.clock import kitchen_day
from station.services.desk import open_question
from station.services.interrupt import interruption
from station.services.ledger import ledger
from station.services.pin_choice import may_choose_pin
from station.services.print_desk import label_question
from station.services.print_view import print_view
from station.services.queue_rows import store_view
from station.services.sign_on import sign_on_way
from station.services.workbench import Workbench


def bench_state(bench: Workbench) -> BenchState:
    """Everything the window shows, in one value."""
    order, status = bench.current, status_view(bench)
    # What is only read in part is not known: no count of it is shown.
    whole = bench.reading is None
    orders = queue(bench) if whole else ()
    scans = ledger(bench)
    held = sum(line.state is LedgerState.HELD for line in scans.lines)
    return BenchState(
        stage=bench.stage,
        status=replace(status, held=held),
        queue=bench.queue.rows if bench.known and whole else None,
        current=cake_view(bench, order) if order is not None else None,
        ledger=scans.lines,
        attention=attention_lines(bench) if status.attention else (),
        question=open_question(bench) or label_question(bench),
        staff=staff_views(bench),
        now=bench.clock.now().astimezone(bench.settings.zone),
        today=kitchen_day(bench.clock, bench.settings.zone),
        undo=scans.undo,
        printing=print_view(bench, orders),
        scans=bench.scans.lines(),
        interrupt=interruption(bench),
        break_since=bench.break_since,
        board_open=bench.board_open,
        chooses_pin=may_choose_pin(bench),
    )


def status_view(bench: Workbench) -> StatusView:
    """The strip."""
    counts = bench.ports.outbox.counts()
    person = bench.staff.get(bench.staff_id) if bench.staff_id else None
    return StatusView(
        station=bench.settings.station_id,
        stage=bench.stage,
        link=bench.link,
        link_detail=bench.link_detail,
        synced_at=bench.synced_at,
        saved_here=counts.saved_here,
        saved_since=counts.oldest_at.astimezone(bench.settings.zone) if counts.oldest_at else None,
        attention=counts.attention,
        printer=bench.printer,
        scanner=bench.scanner,
        staff_name=person.name if person else None,
        link_mendable=bench.link_mendable,
        staff_id=person.id if person else None,
    )


def cake_view(bench: Workbench, order: Order) -> CakeView:
    """The current cake, as it is shown; what can be done with it follows from all that was saved."""
    shown = bench.book.as_shown(order)
    return CakeView(
        row=queue_row(bench, order),
        stage=shown.stage,
        writing=order.writing,
        notes=order.notes,
        accessories=tuple(accessory_words(item) for item in order.accessories),
        cake_index=order.unit_index,
        cake_count=order.unit_count,
        siblings=_siblings(bench, order),
        method=order.delivery_method,
        storage=shown.storage,
        label_code=label_code(store_view(bench.stores, order.store).letter, order.number, order.suffix),
        next_action=_next_action(next_function(order, bench.stage)),
        can_reprint=bench.printer.status is not DeviceStatus.NOT_SET and order.filling_start_ts is not None,
        can_return=can_return_for_qc(order, bench.stage),
        cancelled=order.cancelled_at is not None,
        label_png=bench.preview[1] if bench.preview and bench.preview[0] == order.id else None,
        spans=tuple(StageSpan(stage, *shown.stage_times(stage)) for stage in BENCH_STAGES),
        picture=bench.picture,
        picture_state=_picture_state(bench, order),
        returned=QcReturn(shown.qc_returned_at, shown.qc_reason) if shown.qc_returned_at else None,
        halted=bench.book.is_halted(order.id),
    )


def _siblings(bench: Workbench, order: Order) -> tuple[SiblingView, ...]:
    shown = map(bench.book.as_shown, bench.book.siblings(order))
    return tuple(SiblingView(o.human_id, o.stage) for o in shown)


def staff_views(bench: Workbench) -> tuple[StaffView, ...]:
    """Who can sign on here, by name: people who work for one of this station's stores."""
    people = [p for p in bench.staff.values() if any(map(p.is_member_of, bench.settings.stores))]
    people.sort(key=lambda p: p.name)
    return tuple(StaffView(p.id, p.name, p.role, sign_on_way(bench, p)) for p in people)


def _picture_state(bench: Workbench, order: Order) -> PictureState:
    if bench.ports.pictures is None:
        return PictureState.OFF
    if not order.image_url:
        # The web system's own database knows of no pictures: no place is kept for one.
        return PictureState.NONE if bench.ports.full_contract() else PictureState.OFF
    return PictureState.AWAY if bench.picture is None else PictureState.HERE


def _next_action(function: Function | None) -> NextAction:
    if function is None:
        return NextAction.NONE
    if function is Function.PRINT:
        return NextAction.PRINT
    return NextAction.COMPLETE if function in COMPLETES.values() else NextAction.START
