"""Every sample state of a bench by its name."""

from station.domain.stages import Stage
from station.services.bench_state import (
    BenchState,
    DeviceStatus,
    DeviceView,
    LinkStatus,
    NextAction,
    UndoView,
)
from station.ui.gallery.samples import cake, row, state, status
from station.ui.gallery.samples_cards import cards
from station.ui.gallery.samples_picture import pictures
from station.ui.gallery.samples_pins import pins
from station.ui.gallery.samples_states import (
    away,
    live,
    needs_attention,
    no_paper,
    offline,
    packing,
    questions,
    queue_to_print,
    sent_for_good,
)


def _taken() -> BenchState:
    mine = row(1, assignee_id="id-3", assignee_name="Lena Brandt")
    return state(current=cake(row=mine), status=status(staff_id="id-3"))


def _nobody() -> BenchState:
    wedge = DeviceView(DeviceStatus.NOT_SET, "wedge")
    unknown = status(Stage.COVERING, staff_name=None, scanner=wedge)
    return state(Stage.COVERING, current=None, status=unknown)


def all_states() -> dict[str, BenchState]:
    """Every state by name."""
    asked = {f"ask_{name}": state(question=question) for name, question in questions().items()}
    trouble = DeviceView(DeviceStatus.TROUBLE, "tcp://10.0.0.9:9100", "Paper is out.")
    wedge = DeviceView(DeviceStatus.NOT_SET, "none")
    detail = "The password of this station was not accepted. IT must set it again."
    return {
        "online": state(),
        "offline": offline(),
        "packing": packing(),
        "taken": _taken(),
        "no_cake": state(current=None),
        "nobody": _nobody(),
        "empty": state(current=None, queue=(), ledger=(), undo=UndoView()),
        "unknown": state(
            current=None,
            queue=None,
            ledger=(),
            undo=UndoView(),
            staff=(),
            status=status(link=LinkStatus.CONNECTING, synced_at=None, staff_name=None),
        ),
        "paused": state(
            Stage.DECORATING,
            current=cake(
                writing=None,
                cake_count=1,
                siblings=(),
                accessories=(),
                notes=None,
                stage=Stage.COVERING,
                next_action=NextAction.NONE,
            ),
            status=status(
                Stage.DECORATING,
                link=LinkStatus.PAUSED,
                link_detail=detail,
                printer=trouble,
                scanner=wedge,
                attention=2,
            ),
        ),
        "attention": needs_attention(),
        "live": live(),
        "portal": away(LinkStatus.OFFLINE, "This network asks for a sign-in. Open a browser, or call IT."),
        "neither": away(
            LinkStatus.PAUSED,
            "IT: station_contract absent, get_queue present, print_barcode absent. Check backend_url.",
        ),
        "sent_for_good": sent_for_good(),
        "no_paper": no_paper(),
        "queue_to_print": queue_to_print(),
        "cancelled": state(Stage.COVERING, current=cake(0, cancelled=True, next_action=NextAction.NONE)),
        **asked,
        **cards(),
        **pins(),
        **pictures(),
    }
