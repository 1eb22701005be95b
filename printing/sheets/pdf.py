"""Pages as a PDF: each a picture without loss, at its true size."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from printing.errors import SheetNotWritten
from printing.sheets.page import DPI


def write_pdf(pages: Sequence[Image.Image], path: Path, title: str) -> None:
    """Write the file, over the one before. Raises SheetNotWritten in words."""
    first, *rest = pages
    try:
        first.save(path, "PDF", resolution=DPI, save_all=True, append_images=rest, title=title)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SheetNotWritten("PDF not written", f"{path}: {reason}. Choose another folder.") from error
