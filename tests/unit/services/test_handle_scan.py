"""What a scan does at a bench, on the real outbox."""

import pytest

from scanning.codes import Command, badge_code, command_code, label_code, shelf_code
from station.domain.stages import Stage
from station.services.bench_state import ChooseOrder, LinkStatus
from station.services.choose_cake import show
from station.services.notices import FeedbackKind, Notice
from sync.entry import Entry, NewEntry
from sync.errors import DiskRefused
from tests.cakes import cake
from tests.unit.services.conftest import Rigs, StillClock

DONE = "2026-11-21T01:00:00+00:00"


def test_label_completes_its_stage(rigs: Rigs) -> None:
    """A cake's label at its bench is saved, then accepted, and the cake moves on at once on the screen."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    said = rig.scan_label("B", 25771)
    assert (said.kind, said.notice) == (FeedbackKind.ACCEPTED, Notice.STAGE_COMPLETED)
    assert rig.sent() == [("bannos-25771", "complete_covering")]
    assert rig.bench.current is not None
    assert rig.bench.current.stage is Stage.DECORATING


def test_offline_has_its_own_answer(rigs: Rigs) -> None:
    """Offline the same scan is saved here and says so."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"), link=LinkStatus.OFFLINE)
    assert rig.scan_label("B", 25771).kind is FeedbackKind.SAVED_OFFLINE


def test_packing_starts_then_completes(rigs: Rigs) -> None:
    """At Packing the first scan starts and the second completes a cake with nothing to look at."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing", writing=None))
    assert rig.scan_label("B", 25771).notice is Notice.STAGE_STARTED
    assert rig.scan_label("B", 25771).notice is Notice.STAGE_COMPLETED
    assert [function for _, function in rig.sent()] == ["start_packing", "complete_packing"]


@pytest.mark.parametrize(
    ("stage", "changes", "notice"),
    [
        ("Filling", {}, Notice.WRONG_BENCH),
        ("Packing", {}, Notice.ALREADY_DONE),
        ("Complete", {}, Notice.ORDER_COMPLETE),
        ("Covering", {"cancelled_at": DONE}, Notice.ORDER_CANCELLED),
    ],
)
def test_wrong_bench(rigs: Rigs, stage: str, changes: dict[str, str], notice: Notice) -> None:
    """Online, the backend is asked before a scan is refused; then the bench says where the cake is."""
    rig = rigs.make(Stage.COVERING, cake(stage=stage, **changes))
    code = label_code("B", 25771, None)
    rig.scans.handle(code)
    assert (rig.looked_up, rig.said) == ([code], [])
    rig.scans.after_lookup(code)
    assert (rig.said[-1].kind, rig.said[-1].notice) == (FeedbackKind.REFUSED, notice)
    assert rig.said[-1].params["stage"] == stage
    assert rig.sent() == []


def test_stale_data_is_no_reason_to_refuse(rigs: Rigs) -> None:
    """A cake that Filling has just finished is accepted at Covering once the backend has said so."""
    rig = rigs.make(Stage.COVERING, cake())
    code = label_code("B", 25771, None)
    rig.scans.handle(code)
    rig.bench.book.update([cake(stage="Covering", version=2)])
    rig.scans.after_lookup(code)
    assert rig.said[-1].notice is Notice.STAGE_COMPLETED


def test_early_while_offline(rigs: Rigs) -> None:
    """Offline, a good label of a cake that seems to be at Filling is saved at Covering, and waits for it."""
    rig = rigs.make(Stage.COVERING, cake(), link=LinkStatus.OFFLINE)
    said = rig.scan_label("B", 25771)
    assert (said.notice, said.params["stage"]) == (Notice.ACCEPTED_EARLY, "Filling")
    assert rig.sent() == [("bannos-25771", "complete_covering")]


@pytest.mark.parametrize(
    ("payload", "notice"),
    [
        ("HELLO", Notice.UNKNOWN_CODE),
        ("B25771A0", Notice.CHECK_CHARACTER_WRONG),
        ("x" * 10_000, Notice.MALFORMED_SCAN),
    ],
)
def test_bad_codes(rigs: Rigs, payload: str, notice: Notice) -> None:
    """What is no code is refused with what was read, shortened, and writes nothing."""
    rig = rigs.make(Stage.FILLING, cake())
    said = rig.scan(payload)
    assert (said.kind, said.notice) == (FeedbackKind.REFUSED, notice)
    assert said.params["payload"][:5] == payload[:5]
    assert len(said.params["payload"]) <= 40
    assert rig.sent() == []


def test_unknown_order(rigs: Rigs) -> None:
    """Offline, a good code of a cake that is not known here is refused with what was read."""
    rig = rigs.make(Stage.FILLING, cake(), link=LinkStatus.OFFLINE)
    said = rig.scan("#B99999")
    assert (said.notice, said.params["payload"]) == (Notice.UNKNOWN_ORDER, "#B99999")


def test_ambiguous_code_asks(rigs: Rigs) -> None:
    """A number that means several cakes is asked about and never guessed; nothing is written."""
    rig = rigs.make(Stage.FILLING, cake("bannos-25771-A"), cake("bannos-25771-B"), cake("flourlane-25771"))
    said = rig.scan("25771")
    assert said.kind is FeedbackKind.QUESTION
    assert isinstance(rig.bench.question, ChooseOrder)
    assert [row.order_id for row in rig.bench.question.candidates] == [
        "bannos-25771-A",
        "bannos-25771-B",
        "flourlane-25771",
    ]
    assert rig.sent() == []


def test_same_scan(rigs: Rigs) -> None:
    """The same code twice within 1.5 s is one scan, and the bench says so."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    code = label_code("B", 25771, None)
    rig.bench.clock = StillClock()
    rig.scan(code)
    assert rig.scan(code).notice is Notice.SAME_SCAN
    assert len(rig.sent()) == 1


def test_badge_signs_on(rigs: Rigs) -> None:
    """A badge signs its owner on, every later event carries them, and a restart keeps them signed on."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    assert rig.scan(badge_code("1011")).params == {"name": "Ana"}
    rig.scan_label("B", 25771)
    assert rig.outbox.unconfirmed()[0].staff == "staff-1"
    rigs.close()
    assert rigs.make(Stage.COVERING).bench.staff_id == "staff-1"


def test_unknown_badge(rigs: Rigs) -> None:
    """A badge of nobody here is refused."""
    assert rigs.make(Stage.COVERING).scan(badge_code("9999")).notice is Notice.UNKNOWN_BADGE


def test_shelf_after_cake(rigs: Rigs) -> None:
    """A shelf barcode after a cake stores it; a shelf that its store does not have is refused."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing"))
    rig.scan_label("B", 25771)
    assert rig.scan(shelf_code("Z9")).notice is Notice.UNKNOWN_SHELF
    assert rig.scan(shelf_code("A1")).notice is Notice.STORED_ON_SHELF
    assert rig.bench.current is not None
    assert rig.bench.current.storage == "A1"


def test_qc_return_by_command(rigs: Rigs) -> None:
    """At Packing a command barcode sends the current cake back to Decorating with its reason."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing"))
    rig.scan_label("B", 25771)
    assert rig.scan(command_code(Command.QC_SPELLING)).params["reason"] == "spelling"
    entry = rig.outbox.unconfirmed()[-1]
    assert (entry.function, entry.args["p_reason"]) == ("qc_return_to_decorating", "spelling")
    assert rig.bench.current is not None
    assert rig.bench.current.stage is Stage.DECORATING


def test_qc_return_elsewhere(rigs: Rigs) -> None:
    """At another bench a QC return is refused in words."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    show(rig.bench, order)
    assert rig.scan(command_code(Command.QC_DAMAGED)).notice is Notice.NOT_RETURNABLE


@pytest.mark.parametrize("command", list(Command))
def test_every_command_answers(rigs: Rigs, command: Command) -> None:
    """Every command barcode is answered at every bench, with or without a cake on the screen."""
    rig = rigs.make(Stage.FILLING, cake())
    assert rig.scan(command_code(command)).notice in Notice
    rig.scan("#B25771")
    assert rig.scan(command_code(command)).notice in Notice


class FullDisk:
    """An outbox on a full disk: it refuses to save and has nothing."""

    def record(self, new: NewEntry) -> Entry:
        """Refuse."""
        raise DiskRefused("The disk is full", "Make room on this computer.")


def test_full_disk(rigs: Rigs, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses, the scan is said to be NOT saved; the same code works as soon as it can."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    rig.bench.clock = StillClock()
    with monkeypatch.context() as patch:
        patch.setattr(rig.outbox, "record", FullDisk().record)
        assert rig.scan_label("B", 25771).notice is Notice.NOT_SAVED
    assert rig.sent() == []
    assert rig.scan_label("B", 25771).notice is Notice.STAGE_COMPLETED


def test_full_disk_after_a_lookup(rigs: Rigs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scan that the backend was asked about first, and the disk then refused, also works at once again."""
    rig = rigs.make(Stage.COVERING, cake(stage="Filling"))
    rig.bench.clock = StillClock()
    code = label_code("B", 25771, None)
    rig.scans.handle(code)
    rig.bench.book.update([cake(stage="Covering", version=2)])
    with monkeypatch.context() as patch:
        patch.setattr(rig.outbox, "record", FullDisk().record)
        rig.scans.after_lookup(code)
    assert rig.said[-1].notice is Notice.NOT_SAVED
    assert rig.scan(code).notice is Notice.STAGE_COMPLETED
