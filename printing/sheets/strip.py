"""A card as ESC/POS, for the label printer that is there anyway."""

from printing.code_block import check_code, print_code
from printing.escpos_builder import EscposBuilder
from printing.profiles import Profile
from printing.sheets.card import Card
from printing.text import clean
from printing.typeset import Span, Type, Typesetter

_SIGN = Type(4, 4, bold=True, invert=True)
_TITLES = (Type(4, 4, bold=True), Type(3, 3, bold=True), Type(2, 2, bold=True))


def render_card(card: Card, profile: Profile) -> bytes:
    """One card as a job of its own. Raises LabelRejected when its code has no barcode."""
    check_code(card.code)
    builder = EscposBuilder(profile)
    page = Typesetter(builder)
    _sign(card, page)
    title = clean(card.title)
    longest = max(map(len, title.split()), default=0)
    fitting = (kind for kind in _TITLES if longest * kind.width <= page.columns)
    page.paragraph(title, next(fitting, Type(1, 2, bold=True)), "center")
    page.space(8)
    page.paragraph(card.detail, Type(1, 2), "center")
    page.space(24)
    print_code(card.code, builder, page)
    page.space(12)
    builder.cut()
    return builder.output


def _sign(card: Card, page: Typesetter) -> None:
    sign = clean(card.sign)
    # Letters are a badge at the edge; a picture is drawn above the title.
    if sign and not page.line([Span(f" {sign} ", _SIGN)], []):
        page.paragraph(sign, Type(4, 4), "center")
    page.space(8)
