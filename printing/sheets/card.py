"""One card as data."""

from msgspec import Struct


class CardSize(Struct, frozen=True):
    """Dots at 300 dpi, and how many cards are on an A4 page."""

    width: int
    height: int
    across: int
    down: int


WALL = CardSize(1100, 780, 2, 4)
"""93 x 66 mm, for walls and shelves."""
BADGE = CardSize(1011, 638, 2, 5)
"""85.6 x 54 mm, as a bank card: fits every badge holder."""


class Card(Struct, frozen=True):
    """What a card says. `sign` is a picture (an emoji) or one to three letters beside the title.

    Cards of one `group` share pages; another group begins a page.
    """

    code: str
    title: str
    detail: str
    sign: str
    size: CardSize = WALL
    group: str = ""
