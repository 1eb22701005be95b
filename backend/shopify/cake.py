"""What the parser makes of an order: one Cake per cake unit, and the words that tell a cake from the rest."""

from dataclasses import asdict, dataclass, field

from backend.errors import BackendError


class UnusableOrder(BackendError):
    """The payload cannot become cakes. It belongs in the dead letter, where a person can read it."""

    retryable = False


@dataclass(frozen=True, slots=True)
class KitchenRules:
    """Words by which a line that is not a cake is recognised (lower case, singular).

    The last word of these and of `cake` in the head of the title decides: "Cake Topper" is an accessory,
    "Balloon Cake" is a cake. A line with none of these words is a cake, because a row too many is seen at the
    bench and a cake that was never made is seen by the customer.
    """

    accessory_words: tuple[str, ...] = (
        "candle", "balloon", "topper", "sparkler", "card", "gift", "knife", "banner", "ribbon", "plate",
        "napkin", "bouquet", "flower", "confetti", "decoration", "stand", "bag", "fork", "spoon", "fee",
        "tip", "delivery", "voucher", "wrapping", "accessory", "accessories",
    )  # fmt: skip
    most_cakes: int = 100


@dataclass(frozen=True, slots=True)
class Accessory:
    """A line that goes along with the first cake of the order."""

    title: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Cake:
    """One cake unit: one row in the kitchen. `suffix` is None for the only cake of an order."""

    number: int
    suffix: str | None
    unit_index: int
    unit_count: int
    product_title: str
    size: str | None = None
    flavour: str | None = None
    writing: str | None = None
    notes: str | None = None
    accessories: tuple[Accessory, ...] = field(default=())
    due_date: str | None = None
    due_time: str | None = None
    delivery_method: str | None = None
    customer_name: str | None = None
    image_url: str | None = None
    item_qty: int = 1

    def as_json(self) -> dict[str, object]:
        """The cake under the column names of the order document."""
        return asdict(self)


def suffix_for(unit_index: int) -> str:
    """A, B, ... Z, AA, AB, ... for the 1-based place of a cake in its order."""
    letters = ""
    remaining = unit_index
    while remaining > 0:
        remaining, place = divmod(remaining - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
