"""Pictures of the gallery: the same bytes on every machine with the same Qt."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from station.errors import StationError
from station.services.bench_state import BenchState
from station.services.notices import FeedbackKind, Notice
from station.ui.gallery.pages import BENCH, WALL, Page, all_pages
from station.ui.gallery.samples import NOW, cake, said, state
from station.ui.gallery.samples_label import label_png
from station.ui.gallery.samples_picture import with_picture
from station.ui.gallery.samples_states import offline, packing
from station.ui.gallery.samples_wall import attention_item, pace_of, wall_state
from station.ui.gallery.windows import bench, overlays, wall
from station.ui.theme.colours import use_dark

README = "readme"
FORMAT = QImage.Format.Format_RGB888


def take_pictures(folder: Path, only: str = "") -> list[Path]:
    """Draw the pages whose names begin with `only`, or 'readme': the pictures of the documents.

    Raises StationError in words when there is no such page or the folder cannot be written.
    """
    drawn = list(_readme() if only == README else _gallery(only))
    if not drawn:
        raise StationError("No such page", f"No page of the gallery begins with {only!r}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / f"{name}.png", draw()) for name, draw in drawn]
    except OSError as error:
        raise StationError("Pictures not written", f"{folder}: {error.strerror}.") from error
    finally:
        use_dark(False)


def picture(page: Page, dark: bool = False) -> QImage:
    """The page as it is drawn in one theme."""
    use_dark(dark)
    window = page.make()
    if page.size is not None:
        window.resize(*page.size)
    # Shown for its layout, to nobody.
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    QApplication.processEvents()
    drawn = QPixmap(window.size())
    window.render(drawn, QPoint(0, 0))
    window.close()
    window.deleteLater()
    # Now: a hundred windows that wait for it would make each next one slower.
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    return drawn.toImage().convertToFormat(FORMAT)


Draw = Callable[[], QImage]


def _gallery(only: str) -> Iterator[tuple[str, Draw]]:
    for page in all_pages():
        if page.name.startswith(only):
            yield page.name, partial(picture, page)
            yield f"{page.name}-dark", partial(picture, page, True)


def _readme() -> Iterator[tuple[str, Draw]]:
    accepted = said(
        FeedbackKind.ACCEPTED, Notice.STAGE_COMPLETED, order="B25771", stage="Filling", next="Covering"
    )
    saved = said(FeedbackKind.SAVED_OFFLINE, Notice.STAGE_COMPLETED, order="B25771", stage="Filling")
    at_the_wall = wall_state((9, 7, 14, 5), attention=(attention_item(),), pace=pace_of())
    pages = (
        Page("bench", partial(bench, state(), accepted), BENCH),
        Page("bench-offline", partial(bench, offline(), saved), BENCH),
        Page("packing", partial(bench, _packing()), BENCH),
        Page("attention", overlays()["attention"], BENCH),
        Page("wall", partial(wall, at_the_wall), WALL),
    )
    for page in pages:
        yield page.name, partial(picture, page)
    yield "bench-dark", partial(picture, pages[0], True)
    yield "label", _label


def _packing() -> BenchState:
    shown = packing()
    return replace(shown, current=with_picture(shown.current) if shown.current else None)


def _label() -> QImage:
    return QImage.fromData(label_png(cake(), NOW))


def _write(path: Path, drawn: QImage) -> Path:
    if not drawn.save(str(path)):
        raise StationError("Pictures not written", f"{path} could not be written.")
    return path
