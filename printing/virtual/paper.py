"""Thermal paper: a line buffer, and a picture that grows as it is fed."""

from dataclasses import dataclass, field

from PIL import Image, ImageChops

_START_HEIGHT = 1200


@dataclass
class Paper:
    """Dots are kept dark (255) on empty (0); `picture` turns them into dark on white."""

    width: int
    _dots: Image.Image = field(init=False)
    _y: int = 0
    _used: int = 0
    _line: list[Image.Image] = field(default_factory=list)
    _filled: int = 0

    def __post_init__(self) -> None:
        self._dots = Image.new("L", (self.width, _START_HEIGHT), 0)

    @property
    def empty(self) -> bool:
        """Nothing was printed since the paper was torn off."""
        return self._used == 0

    def add(self, cell: Image.Image) -> bool:
        """Put a character cell into the line; False when the line is full."""
        width = cell.width
        if self._filled + width > self.width:
            return False
        self._line.append(cell)
        self._filled += width
        return True

    def end_line(self, align: int, spacing: int) -> None:
        """Print the line (0 left, 1 centre, 2 right); the paper moves by the spacing or the tallest cell."""
        height = max((cell.height for cell in self._line), default=0)
        x = self._left(self._filled, align)
        for cell in self._line:
            self._paste(cell, x, self._y + height - cell.height)
            x += cell.width
        self.discard_line()
        self.feed(max(spacing, height))

    def discard_line(self) -> None:
        """ESC @ clears what was not printed yet."""
        self._line, self._filled = [], 0

    def block(self, image: Image.Image, align: int) -> None:
        """A picture or barcode on its own; the paper moves by its height."""
        self._paste(image, self._left(image.width, align), self._y)
        self.feed(image.height)

    def feed(self, dots: int) -> None:
        """Move the paper."""
        self._y += dots

    def tear(self, margin: int) -> Image.Image:
        """The label so far as dark on white, with a white border of `margin` dots; the paper starts anew."""
        label = Image.new("L", (self.width + 2 * margin, self._used + 2 * margin), 255)
        label.paste(ImageChops.invert(self._dots.crop((0, 0, self.width, self._used))), (margin, margin))
        self._dots, self._y, self._used = Image.new("L", (self.width, _START_HEIGHT), 0), 0, 0
        self.discard_line()
        return label

    def _left(self, width: int, align: int) -> int:
        return max(0, {1: (self.width - width) // 2, 2: self.width - width}.get(align, 0))

    def _paste(self, dark: Image.Image, x: int, y: int) -> None:
        bottom = y + dark.height
        if bottom > self._dots.height:
            taller = Image.new("L", (self.width, bottom + _START_HEIGHT), 0)
            taller.paste(self._dots, (0, 0))
            self._dots = taller
        self._dots.paste(dark, (x, y), dark)
        if dark.getbbox() is not None:
            self._used = max(self._used, bottom)
