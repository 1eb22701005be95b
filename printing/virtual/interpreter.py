"""Obeys the commands that we use, and draws what a printer would: text, dots, barcodes, QR, feed, cut.

Answers DLE EOT, GS r and GS ( H as hardware.md describes. An unknown command is recorded and passed over.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

from printing.code128 import bar_widths
from printing.profiles import Profile
from printing.qr import MOST_CHARACTERS, QUIET_MODULES, qr_image
from printing.virtual.commands import Command, CommandStream
from printing.virtual.glyphs import cell_image, character_of
from printing.virtual.paper import Paper

PAPER_MARGIN_DOTS = 24
_DEFAULT_SPACING = 30


@dataclass
class Condition:
    """What the sensors of the printer see."""

    paper_out: bool = False
    cover_open: bool = False
    near_end: bool = False

    @property
    def offline(self) -> bool:
        """Nothing prints, and only real-time commands are answered."""
        return self.paper_out or self.cover_open

    def answer(self, n: int) -> bytes:
        """The byte that answers DLE EOT n."""
        bits = {
            1: 0x08 * self.offline,
            2: 0x04 * self.cover_open | 0x20 * self.paper_out,
            4: 0x0C * (self.near_end or self.paper_out) | 0x60 * self.paper_out,
        }
        return bytes([0x12 | bits.get(n, 0)]) if 1 <= n <= 4 else b""

    def paper_sensor(self) -> bytes:
        """The byte that answers GS r 1."""
        return bytes([0x03 * (self.near_end or self.paper_out) | 0x0C * self.paper_out])


@dataclass
class _Modes:
    width: int = 1
    height: int = 1
    bold: bool = False
    invert: bool = False
    align: int = 0
    page: int = 0
    spacing: int = _DEFAULT_SPACING
    bar_height: int = 162
    bar_module: int = 3
    hri: int = 0
    qr_module: int = 3
    qr_data: bytes = b""


@dataclass
class Interpreter:
    """One printer's head and paper. `feed` takes bytes and returns the printer's answers."""

    profile: Profile
    on_label: Callable[[Image.Image], None]
    condition: Condition = field(default_factory=Condition)
    unknown: list[bytes] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """What its own font printed, a line each, without what was drawn in dots."""

    def __post_init__(self) -> None:
        self._stream = CommandStream()
        self._paper = Paper(self.profile.width_dots)
        self._modes = _Modes()
        self._waiting: list[Command] = []
        self._typed = ""

    def connected(self) -> None:
        """A new client: half a command of the last one is forgotten, what it had sent before is not."""
        self._stream = CommandStream()

    def feed(self, data: bytes) -> bytes:
        """Obey what is complete. While offline all but real-time commands wait."""
        answers = b""
        for command in self._stream.feed(data):
            if command.name == "DLE EOT":
                answers += self.condition.answer(command.data[0])
            elif command.name != "DLE ENQ":
                self._waiting.append(command)
        return answers + self.resume()

    def resume(self) -> bytes:
        """Go on with what waited, when the printer is online."""
        if self.condition.offline:
            return b""
        commands, self._waiting = self._waiting, []
        return b"".join(self._obey(command) for command in commands)

    def finish(self) -> None:
        """The job ended: what a printer without a cutter has printed is a label too."""
        if not self._paper.empty and not self._waiting:
            self.on_label(self._paper.tear(PAPER_MARGIN_DOTS))

    def _obey(self, command: Command) -> bytes:
        if command.name == "GS r":
            return self.condition.paper_sensor()
        if command.name == "GS ( H":
            return b"\x37\x22" + command.data[4:8] + b"\0" if command.data[2:4] == b"00" else b""
        action = _ACTIONS.get(command.name)
        if action is None:
            self.unknown.append(command.data)
        else:
            action(self, command.data)
        return b""

    def _initialise(self, _data: bytes) -> None:
        self._modes = _Modes()
        self._paper.discard_line()
        self._typed = ""

    def _set_size(self, data: bytes) -> None:
        self._modes.width, self._modes.height = (data[0] >> 4 & 7) + 1, (data[0] & 7) + 1

    def _text(self, data: bytes) -> None:
        modes = self._modes
        for byte in data:
            character = character_of(byte, modes.page)
            cell = cell_image(character, modes.width, modes.height, modes.bold, modes.invert)
            if not self._paper.add(cell):
                self._line_feed(b"")
                self._paper.add(cell)
            self._typed += character

    def _line_feed(self, _data: bytes) -> None:
        self._paper.end_line(self._modes.align, self._modes.spacing)
        if self._typed.strip():
            self.lines.append(self._typed)
        self._typed = ""

    def _raster(self, data: bytes) -> None:
        width_bytes, height = data[1] + 256 * data[2], data[3] + 256 * data[4]
        if width_bytes and height:
            dots = Image.frombytes("1", (width_bytes * 8, height), data[5:]).convert("L")
            self._paper.block(dots, self._modes.align)

    def _barcode(self, data: bytes) -> None:
        if data[0] != 73 or data[2:4] != b"{B":
            self.unknown.append(b"\x1dk" + data)
            return
        words = data[4:].decode("ascii", errors="replace").replace("{{", "{")
        try:
            widths = bar_widths(words, self._modes.bar_module)
        except ValueError:
            return
        if sum(widths) > self._paper.width:
            return  # a real printer prints nothing then
        bars = Image.new("L", (sum(widths), self._modes.bar_height), 0)
        x = 0
        for i, width in enumerate(widths):
            bars.paste(255 if i % 2 == 0 else 0, (x, 0, x + width, bars.height))
            x += width
        self._paper.block(bars, self._modes.align)
        if self._modes.hri & 2:
            self._below_bars(words)

    def _below_bars(self, words: str) -> None:
        for character in words:
            self._paper.add(cell_image(character, 1, 1, False, False))
        self._paper.end_line(self._modes.align, 24)

    def _symbol(self, data: bytes) -> None:
        function, rest = data[3:4], data[4:]
        if function == b"C" and rest:
            self._modes.qr_module = rest[0]
        elif function == b"P":
            self._modes.qr_data = rest[1:]
        elif function == b"Q" and self._modes.qr_data:
            self._draw_symbol(self._modes.qr_data.decode("latin-1"), max(1, self._modes.qr_module))

    def _draw_symbol(self, words: str, module: int) -> None:
        if len(words) > MOST_CHARACTERS:
            return
        image = qr_image(words, module)
        edge = QUIET_MODULES * module  # the printer adds no quiet zone
        if image.width - 2 * edge <= self._paper.width:
            symbol = image.crop((edge, edge, image.width - edge, image.height - edge))
            self._paper.block(symbol, self._modes.align)

    def _cut(self, data: bytes) -> None:
        if len(data) > 1:
            self._paper.feed(data[1])
        self.finish()

    def _set(self, mode: str, value: int | bool) -> None:
        setattr(self._modes, mode, value)


def _mode(name: str, as_flag: bool = False) -> Callable[[Interpreter, bytes], None]:
    return lambda printer, data: printer._set(name, bool(data[0] & 1) if as_flag else data[0])


def _nothing(_printer: Interpreter, _data: bytes) -> None:
    """Known, and without a visible effect here."""


_ACTIONS: dict[str, Callable[[Interpreter, bytes], None]] = {
    "text": Interpreter._text,
    "LF": Interpreter._line_feed,
    "ESC @": Interpreter._initialise,
    "ESC E": _mode("bold", as_flag=True),
    "ESC G": _mode("bold", as_flag=True),
    "ESC a": lambda printer, data: printer._set("align", data[0] & 3),
    "ESC t": _mode("page"),
    "ESC 2": lambda printer, _data: printer._set("spacing", _DEFAULT_SPACING),
    "ESC 3": _mode("spacing"),
    "ESC J": lambda printer, data: printer._paper.feed(data[0]),
    "ESC d": lambda printer, data: printer._paper.feed(data[0] * printer._modes.spacing),
    "GS !": Interpreter._set_size,
    "GS B": _mode("invert", as_flag=True),
    "GS b": _nothing,
    "GS f": _nothing,
    "GS a": _nothing,
    "ESC R": _nothing,
    "GS h": _mode("bar_height"),
    "GS w": _mode("bar_module"),
    "GS H": lambda printer, data: printer._set("hri", data[0] & 3),
    "GS k": Interpreter._barcode,
    "GS ( k": Interpreter._symbol,
    "GS v 0": Interpreter._raster,
    "GS V": Interpreter._cut,
}
