"""Labels that ask the most of a printer: every part at once, long words, and what no code page has."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from printing.label import Label

_FULL = Label(
    code="B25771BT",
    human_number="B25771-B",
    store_name="Bannos",
    store_letter="B",
    product="Vintage Cake - Custom Pink",
    size='6" round, 12 serves',
    flavour="Vanilla bean",
    writing="Happy 30th Birthday Aimée & Zoë!",
    notes="Gold leaf on top, please.",
    accessories=("1 x Candle pack (gold)", "2 x Happy Birthday topper"),
    cake_index=2,
    cake_count=3,
    due=date(2026, 11, 27),
    due_window="9am-1pm",
    method="Pickup",
    priority="High",
    printed_at=datetime(2026, 11, 26, 14, 3, tzinfo=UTC),
    printed_by="Ana",
    station="Filling 1",
)
_WISHES = (
    "Congratulations to our darling grandmother Wilhelmina on her ninetieth birthday, with all our love and "
    "gratitude for everything that you have given us through the years, from all of your children, "
    "grandchildren and great-grandchildren in Sydney, Athens, Milano and Kraków! Hip hip hooray and many more"
)

SAMPLES: dict[str, Label] = {
    "everything": _FULL,
    "longest code": replace(_FULL, code="B99999999ZZ0", human_number="B99999999-ZZ"),
    "hash code": replace(_FULL, code="#B25771"),
    "single cake": replace(
        _FULL, code="F18640J", human_number="F18640", cake_index=1, cake_count=1, writing=""
    ),
    "300 characters": replace(_FULL, writing=_WISHES, reprint=2),
    "one long word": replace(_FULL, writing="W" * 80, product="Donaudampfschifffahrtsgesellschaftstorte"),
    "Greek": replace(_FULL, writing="Χρόνια πολλά Γιαγιά Ελένη!"),
    "Cyrillic": replace(_FULL, writing="\u0421 днём рождения, Саша", notes="Без орехов"),
    "Chinese": replace(_FULL, writing="生日快乐\uff0c小美\uff01", flavour="抹茶"),
    "Arabic": replace(_FULL, writing="عيد ميلاد سعيد يا ليلى (30)"),
    "emoji": replace(_FULL, writing="Love you 🎂❤️ 👨‍👩‍👧 🇬🇷 👍🏽"),
}
