"""Sample cakes with their pictures: drawn by us, as the sample kitchen's are."""

import io
from datetime import timedelta
from functools import lru_cache

from msgspec.structs import replace

from resources.cake_pictures import CakeSketch, drawn
from station.domain.stages import Stage
from station.services.bench_state import (
    BenchState,
    CakeView,
    NextAction,
    Picture,
    PictureState,
    QcReturn,
    ShowPicture,
)
from station.ui.gallery.samples import NOW, cake, state
from sync.pictures.rendering import rendered


@lru_cache(maxsize=8)
def picture_of(size: str, flavour: str, writing: str) -> Picture:
    """The picture of such a cake, as a station keeps it."""
    out = io.BytesIO()
    drawn(CakeSketch("sample", size, flavour, writing)).save(out, "JPEG")
    return rendered(out.getvalue())


def with_picture(shown: CakeView) -> CakeView:
    """The same cake, its picture beside it."""
    row = shown.row
    picture = picture_of(row.size or "", row.flavour or "", shown.writing or "")
    return replace(shown, picture=picture, picture_state=PictureState.HERE)


def pictures() -> dict[str, BenchState]:
    """A cake with its picture and back from QC, one without any, one whose picture is away, and one large."""
    at_work = cake(stage=Stage.DECORATING, next_action=NextAction.COMPLETE)
    back = QcReturn(NOW - timedelta(minutes=25), "spelling")
    decorating = with_picture(replace(at_work, returned=back))
    none = replace(cake(3, stage=Stage.COVERING), picture_state=PictureState.NONE)
    away = replace(at_work, picture_state=PictureState.AWAY)
    asked = ShowPicture(decorating.row.order_id, decorating.row.human_number)
    return {
        "picture": state(Stage.DECORATING, current=decorating),
        "picture_none": state(Stage.COVERING, current=replace(none, next_action=NextAction.START)),
        "picture_away": state(Stage.DECORATING, current=away),
        "picture_large": state(Stage.DECORATING, current=decorating, question=asked),
    }
