"""Code 128, code set B: widths of bars and spaces (ISO/IEC 15417, table 1).

Used where the printer does not draw the barcode itself, and by the virtual printer, which does.
"""

# Symbol values 0 to 105, six element widths each: bar, space, bar, space, bar, space.
_PATTERN_DIGITS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
    "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
    "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
    "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
    "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
    "114311411113411311113141114131311141411131211412211214211232"
)
_PATTERNS = tuple(_PATTERN_DIGITS[i : i + 6] for i in range(0, len(_PATTERN_DIGITS), 6))
_STOP = "2331112"
_START_B = 104
QUIET_MODULES = 10


def modules_wide(length: int) -> int:
    """Modules of a set B barcode of `length` characters, with its two quiet zones."""
    return 11 * (length + 2) + 13 + 2 * QUIET_MODULES


def widest_module(length: int, paper_dots: int, *, most: int = 3, least: int = 2) -> int | None:
    """The module width in dots that fits the paper, or None: a barcode too wide prints nothing."""
    fits = (w for w in range(most, least - 1, -1) if modules_wide(length) * w <= paper_dots)
    return next(fits, None)


def bar_widths(data: str, module_dots: int) -> list[int]:
    """Bar, space, bar ... in dots, without quiet zones. Raises ValueError outside set B."""
    values = [_START_B]
    for character in data:
        if not 32 <= ord(character) <= 127:
            raise ValueError("not a character of Code 128 set B")
        values.append(ord(character) - 32)
    check = (values[0] + sum(i * v for i, v in enumerate(values))) % 103
    pattern = "".join(_PATTERNS[v] for v in (*values, check)) + _STOP
    return [int(width) * module_dots for width in pattern]
