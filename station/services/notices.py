"""What a bench says after a scan or touch. Words are not here: station/ui/bench/notice_words.py has them."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Notice(StrEnum):
    """Everything a bench can say after a scan or touch. The comment names the params."""

    LABEL_QUEUED = "label_queued"  # order
    LABEL_REPRINT_QUEUED = "label_reprint_queued"  # order, copy
    STAGE_STARTED = "stage_started"  # order, stage
    STAGE_COMPLETED = "stage_completed"  # order, stage, next; of the last stage method and shelf as well
    RETURNED_FOR_QC = "returned_for_qc"  # order, reason
    SAVED_BEHIND = "saved_behind"  # order: saved, and waits until a person has decided about an earlier scan
    ACCEPTED_EARLY = "accepted_early"  # order, stage (where it seems to be): saved, waits for that bench
    SHOWING_ORDER = "showing_order"  # order
    STORED_ON_SHELF = "stored_on_shelf"  # order, shelf
    SIGNED_ON = "signed_on"  # name
    SIGNED_OFF = "signed_off"
    BADGE_NEEDED = "badge_needed"  # name: they have no PIN, and this station asks for one
    PIN_WRONG = "pin_wrong"  # name
    PIN_LOCKED = "pin_locked"  # name
    PIN_NOT_KNOWN = "pin_not_known"  # name: nobody answers, and this station cannot tell
    PIN_REFUSED = "pin_refused"  # name
    PIN_CHOSEN = "pin_chosen"  # name
    PIN_NOT_TAKEN = "pin_not_taken"  # the pad says why
    PIN_NEEDS_LINK = "pin_needs_link"
    PIN_NEEDS_BADGE = "pin_needs_badge"  # name: the first PIN, and no badge was scanned just now
    PIN_UNCLEAR = "pin_unclear"  # name: no answer came, it may be changed
    PIN_NOT_CHANGED = "pin_not_changed"  # name: the backend refuses
    SAME_SCAN = "same_scan"  # payload: the same code within 1.5 s counts once
    WRONG_BENCH = "wrong_bench"  # order, stage (where the cake is), bench
    ALREADY_DONE = "already_done"  # order, stage (where the cake is now), bench
    ORDER_COMPLETE = "order_complete"  # order
    ORDER_CANCELLED = "order_cancelled"  # order
    UNKNOWN_ORDER = "unknown_order"  # payload
    UNKNOWN_CODE = "unknown_code"  # payload
    CHECK_CHARACTER_WRONG = "check_character_wrong"  # payload
    MALFORMED_SCAN = "malformed_scan"  # payload (shortened)
    LAYOUT_WRONG = "layout_wrong"  # payload
    KEYS_LOST = "keys_lost"  # too slow for a scan, and no field was open
    UNKNOWN_BADGE = "unknown_badge"  # payload
    UNKNOWN_SHELF = "unknown_shelf"  # payload
    COMMAND_NEEDS_ORDER = "command_needs_order"  # command
    COMMAND_NOT_HERE = "command_not_here"  # command, bench
    SCREEN_CARD = "screen_card"  # command: the window does it, with what lies over the bench
    NOTHING_ASKED = "nothing_asked"  # command
    QUEUE_EMPTY = "queue_empty"  # bench
    OTHER_STORE = "other_store"  # order, store (of the cake), name, works_for (their stores): nothing done
    NOT_ON_THE_LIST = "not_on_the_list"  # order, store, name: they have left, nothing was done
    NO_CAKE_FOR = "no_cake_for"  # name, store (whose cakes wait here)
    NOT_RETURNABLE = "not_returnable"  # order, stage (where the cake is), bench: only Packing returns
    CHOOSE_ORDER = "choose_order"  # payload, count
    CHOOSE_REASON = "choose_reason"  # order
    CHECK_PACKING = "check_packing"  # order
    CAKES_MISSING = "cakes_missing"  # order, missing (their numbers), here, total
    TICKED = "ticked"  # item, left (how many), following (the next one)
    UNTICKED = "unticked"  # order, item
    ALL_TICKED = "all_ticked"  # order
    NOT_TICKED = "not_ticked"  # order, left (how many), items
    PICTURE_SHOWN = "picture_shown"  # order
    NO_PICTURE = "no_picture"  # order
    ORDER_CHANGED = "order_changed"  # order
    ON_BREAK = "on_break"
    BREAK_ENDED = "break_ended"
    HELP_SHOWN = "help_shown"
    NOT_SAVED = "not_saved"  # detail: the disk refused; the scan was NOT saved
    DATABASE_RECOVERED = "database_recovered"  # folder (set aside), salvaged, unreadable
    PRINTER_NOT_SET = "printer_not_set"
    PRINTER_CHOSEN = "printer_chosen"  # printer, count: of the labels that moved there
    PRINT_LIST_RECOVERED = "print_list_recovered"  # folder (set aside): what waited there does not print
    LABEL_UNDER_WAY = "label_under_way"  # order: its label waits or is printing, and is not wished for twice
    LABEL_CANCELLED = "label_cancelled"  # order
    BATCH_STARTED = "batch_started"  # count
    BATCH_NOTHING = "batch_nothing"
    BATCH_STARTED_SOME = "batch_started_some"  # count, skipped: of a store that the person does not work for
    BATCH_DONE_SOME = "batch_done_some"  # count, skipped
    BATCH_NOT_THEIRS = "batch_not_theirs"  # skipped: all of them, name
    BATCH_STOPPED = "batch_stopped"  # count, total
    BATCH_DONE = "batch_done"  # count
    LABEL_UNKNOWN = "label_unknown"  # order: bytes went out, no word back; ask the person
    LABEL_FAILED = "label_failed"  # order, detail
    REFUSED_BY_SERVER = "refused_by_server"  # order, code, detail
    REFUSED_UNSEEN = "refused_unseen"  # order, code, detail: this backend shows it to nobody else
    UNDONE = "undone"  # order, stage (where the cake is now): it was never sent
    LABEL_UNDONE = "label_undone"  # order: the same, of a printed label
    UNDO_ASKED = "undo_asked"  # order: the server is asked to take it back
    UNDO_NOT_NOW = "undo_not_now"  # order (where one is meant), why: an UndoRefusal, or a sentence
    ASSIGNED = "assigned"  # order, name
    ASSIGNED_ALREADY = "assigned_already"  # order, name
    UNASSIGNED = "unassigned"  # order
    UNASSIGN_NOT_THERE = "unassign_not_there"  # order: this backend takes a cake off nobody
    NOT_OF_THIS_STORE = "not_of_this_store"  # order, name
    SENDING_AGAIN = "sending_again"  # order
    GIVEN_UP = "given_up"  # order
    DECIDED_NOT = "decided_not"  # detail: the scan has moved on meanwhile, or the disk refused


class FeedbackKind(StrEnum):
    """How an answer to a scan looks and sounds."""

    ACCEPTED = "accepted"  # one short high tone
    SAVED_OFFLINE = "saved_offline"  # a third sound: saved, and waiting for the link, a bench or a person
    REFUSED = "refused"  # a longer low double tone
    QUESTION = "question"  # the person must choose
    INFO = "info"  # no tone


class Feedback(Struct, frozen=True):
    """The answer to one scan or touch. `serial` grows by one each time, so a repeat is seen as new."""

    serial: int
    kind: FeedbackKind
    notice: Notice
    params: Mapping[str, str]
    at: datetime
