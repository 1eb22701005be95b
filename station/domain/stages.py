"""The stages of a cake and the functions that move it between them (contract.md, Vocabulary and Calls)."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a cake is. Unassigned is not a stage: it is an order without an assignee."""

    FILLING = "Filling"
    COVERING = "Covering"
    DECORATING = "Decorating"
    PACKING = "Packing"
    COMPLETE = "Complete"

    @property
    def position(self) -> int:
        """0 for Filling to 4 for Complete."""
        return _POSITIONS[self]

    @property
    def following(self) -> "Stage":
        """The stage that completing this one leads to. Complete follows itself."""
        return list(Stage)[min(self.position + 1, 4)]


_POSITIONS = {stage: position for position, stage in enumerate(Stage)}

BENCH_STAGES: tuple[Stage, ...] = (Stage.FILLING, Stage.COVERING, Stage.DECORATING, Stage.PACKING)
"""The stages that have a bench."""


class Priority(StrEnum):
    """How soon a cake is due. Ordered: HIGH first."""

    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"

    @property
    def rank(self) -> int:
        """0 for High to 2 for Low: the first key of the queue's order."""
        return _RANKS[self]


_RANKS = {priority: rank for rank, priority in enumerate(Priority)}


class Function(StrEnum):
    """The stage functions of the backend that a bench calls (contract.md, Calls)."""

    PRINT = "handle_print_barcode"
    COMPLETE_FILLING = "complete_filling"
    COMPLETE_COVERING = "complete_covering"
    COMPLETE_DECORATING = "complete_decorating"
    START_COVERING = "start_covering"
    START_DECORATING = "start_decorating"
    START_PACKING = "start_packing"
    COMPLETE_PACKING = "complete_packing"
    QC_RETURN = "qc_return_to_decorating"
    ASSIGN = "assign_staff"
    UNASSIGN = "unassign_staff"
    SET_STORAGE = "set_storage"
    UNDO = "undo_stage_event"


COMPLETES: dict[Stage, Function] = {
    Stage.FILLING: Function.COMPLETE_FILLING,
    Stage.COVERING: Function.COMPLETE_COVERING,
    Stage.DECORATING: Function.COMPLETE_DECORATING,
    Stage.PACKING: Function.COMPLETE_PACKING,
}

STARTS: dict[Stage, Function] = {
    Stage.COVERING: Function.START_COVERING,
    Stage.DECORATING: Function.START_DECORATING,
    Stage.PACKING: Function.START_PACKING,
}
