"""The only door to python-escpos: its Dummy printer with our own pinned profile.

python-escpos 3.1 calls logging.basicConfig(), makes a temporary folder that it never removes and may print to
stdout while it is imported; `_imported` undoes exactly these. Methods that print (`barcode`, `image`)
are not used: those commands are written here from the Epson reference (hardware.md, "Bytes").
"""

import logging
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from printing.profiles import FRAME_PAGE, FRAME_PAGE_NUMBER, Profile

_IMPORTING = threading.Lock()


@contextmanager
def _quiet() -> Iterator[None]:
    root = logging.getLogger()
    unset, folder_before = not root.handlers, tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="ordak-escpos-") as folder:
        # The folder that it makes and leaves behind is made in here, and goes with it.
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = folder_before
            if unset:
                # basicConfig() gave it one. Set before, it was left alone, and may be set anew meanwhile.
                root.handlers.clear()


def load_escpos() -> None:
    """Load python-escpos now, so that the first label does not wait for it. Any thread."""
    _imported("escpos.printer.dummy")


def _imported(name: str) -> ModuleType:
    """A module of python-escpos, when it is needed: it takes as long to load as a bench takes to start."""
    with _IMPORTING:
        if name in sys.modules:
            return sys.modules[name]
        with _quiet():
            return import_module(name)


def _pinned(profile: Profile) -> Any:
    """Our profile in python-escpos' shape, so that nothing depends on its list of printers."""
    pages = {str(FRAME_PAGE_NUMBER): FRAME_PAGE, str(profile.code_page_number): profile.code_page}
    data = {
        "name": profile.name,
        "codePages": pages,
        "features": {"paperFullCut": profile.cutter, "paperPartCut": profile.cutter},
        "fonts": {"0": {"name": "Font A", "columns": profile.columns}},
        "media": {"dpi": profile.dpi, "width": {"mm": profile.paper_mm, "pixels": profile.width_dots}},
    }
    shape = _imported("escpos.capabilities").Profile
    return type("PinnedProfile", (shape,), {"profile_data": data})()


class EscposBuilder:
    """Collects the bytes of one label. Sends a mode only when it changes."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._printer = _imported("escpos.printer.dummy").Dummy(profile=_pinned(profile))
        self._modes: dict[str, object] = {}
        self._printer.hw("INIT")
        self._printer.charcode(profile.code_page)
        self._printer.set(smooth=True)

    @property
    def output(self) -> bytes:
        """Everything so far."""
        return bytes(self._printer.output)

    def style(self, *, width: int = 1, height: int = 1, bold: bool = False, invert: bool = False) -> None:
        """Character size (1 to 8 times), emphasis and white on black for what follows."""
        if self._changed("size", (width, height)):
            self._printer.set(custom_size=True, width=width, height=height)
        if self._changed("bold", bold):
            self._printer.set(bold=bold)
        if self._changed("invert", invert):
            self._printer.set(invert=invert)

    def align(self, where: str) -> None:
        """'left', 'center' or 'right', from the next line on."""
        if self._changed("align", where):
            self._printer.set(align=where)

    def line_spacing(self, dots: int) -> None:
        """ESC 3 n: paper feed of one line; taller characters take their own height."""
        if self._changed("spacing", dots):
            self._raw(b"\x1b3" + bytes([dots]))

    def text(self, words: str) -> None:
        """Characters of the profile's code page (the caller has checked that it has them)."""
        self._page(self.profile.code_page)
        # Encoded here: python-escpos' own text() looks up every character and takes as long as all the rest.
        self._raw(words.encode(self.profile.codec))

    def frame(self, characters: str) -> None:
        """Box drawing characters; only page 437 has them, and every printer has that page."""
        self._page(FRAME_PAGE)
        self._raw(characters.encode("cp437"))

    def line_feed(self) -> None:
        """End of a line."""
        self._raw(b"\n")

    def feed_dots(self, dots: int) -> None:
        """ESC J n: feed without text (1 to 255 dots)."""
        self._raw(b"\x1bJ" + bytes([dots]))

    def code128(self, data: str, module_dots: int, height_dots: int) -> None:
        """Native Code128, set B, with the text below it (GS h, GS w, GS H, GS f, GS k)."""
        body = b"{B" + data.replace("{", "{{").encode("ascii")
        self._raw(b"\x1dh" + bytes([height_dots]) + b"\x1dw" + bytes([module_dots]) + b"\x1dH\x02\x1df\x00")
        self._raw(b"\x1dkI" + bytes([len(body)]) + body)

    def qr(self, data: str, module_dots: int) -> None:
        """Native QR code, model 2, error correction M."""
        self._printer.qr(data, ec=1, size=module_dots, native=True)

    def raster(self, stripe: bytes, width_bytes: int, height: int) -> None:
        """GS v 0: one stripe of dots, made safe by printing/raster.py."""
        self._raw(b"\x1dv0\x00" + width_bytes.to_bytes(2, "little") + height.to_bytes(2, "little") + stripe)

    def cut(self) -> None:
        """Feed to the cutter and cut (GS V 66 n), or feed to the tear bar."""
        if self.profile.cutter:
            self._raw(b"\x1dVB\x03")
        else:
            self._printer.print_and_feed(4)

    def _raw(self, data: bytes) -> None:
        self._printer._raw(data)

    def _page(self, name: str) -> None:
        if self._changed("page", name):
            self._printer.charcode(name)

    def _changed(self, mode: str, value: object) -> bool:
        if self._modes.get(mode) == value:
            return False
        self._modes[mode] = value
        return True
