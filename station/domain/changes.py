"""What of a cake was changed by somebody else while it stands on a bench. Pure."""

from enum import StrEnum

from msgspec import Struct

from station.domain.orders import Order


class Field(StrEnum):
    """What a person who works on the cake must hear of. The value is the order's attribute."""

    WRITING = "writing"
    SIZE = "size"
    FLAVOUR = "flavour"
    NOTES = "notes"
    ACCESSORIES = "accessories"
    DUE_DATE = "due_date"
    DUE_TIME = "due_time"
    METHOD = "delivery_method"


def changed_fields(before: Order, now: Order) -> tuple[Field, ...]:
    """In the order of `Field`. Stage, assignee and shelf are the benches' own business."""
    return tuple(field for field in Field if getattr(before, field.value) != getattr(now, field.value))


class OrderChange(Struct, frozen=True):
    """A cake as the bench last knew it, and as it is now."""

    before: Order
    now: Order

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is different."""
        return changed_fields(self.before, self.now)

    @property
    def cancelled(self) -> bool:
        """Whether the cake is not wanted any more."""
        return self.before.cancelled_at is None and self.now.cancelled_at is not None

    @property
    def matters(self) -> bool:
        """Whether the person at the bench must hear of it."""
        return self.cancelled or bool(self.fields)
