"""A sheet of the wall's parts: totals, columns, what needs a person, the strip in each age, stations."""

from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.domain.stages import BENCH_STAGES
from station.services.bench_state import LinkStatus
from station.services.wall_state import WallState
from station.ui.gallery.samples_wall import (
    NOON,
    SYDNEY,
    TODAY,
    attention_item,
    column,
    wall_state,
)
from station.ui.gallery.samples_wall_states import troubled_stations
from station.ui.wall.attention_card import AttentionCard
from station.ui.wall.column import CakeColumn
from station.ui.wall.foot import StationFoot
from station.ui.wall.head import WallHead
from station.ui.wall.look import Look
from station.ui.wall.room import HeadShape
from station.ui.wall.strip import DataStrip

LOOK = Look(0.7, 0.0)
WIDTH = 1344
COLUMN_HEIGHT = 420
AGES = (0, 12, 45, 4 * 3600)


def wall_parts() -> QWidget:
    """Each part of the wall in its states, below one another."""
    sheet = QWidget()
    sheet.setObjectName("Wall")
    sheet.setFixedWidth(WIDTH)
    whole = QVBoxLayout(sheet)
    for part in (_head(wall_state()), _head(wall_state(columns=None)), *_strips(), _columns(), _card()):
        whole.addWidget(part)
    for stations in (wall_state().stations, troubled_stations(), ()):
        foot = StationFoot(LOOK)
        foot.show_stations(stations, NOON)
        whole.addWidget(foot)
    sheet.adjustSize()
    return sheet


def _head(state: WallState) -> WallHead:
    head = WallHead(LOOK)
    head.show_totals(state)
    head.show_clock(NOON.astimezone(SYDNEY))
    return head


def _strips() -> list[DataStrip]:
    return [_strip(link, seconds) for link, seconds in zip(LinkStatus, AGES, strict=True)]


def _strip(link: LinkStatus, seconds: int) -> DataStrip:
    strip = DataStrip(LOOK)
    strip.show_day(TODAY)
    strip.show_age(wall_state(link=link), timedelta(seconds=seconds))
    return strip


def _columns() -> QWidget:
    row = QWidget()
    row.setFixedHeight(COLUMN_HEIGHT)
    beside = QHBoxLayout(row)
    beside.setContentsMargins(0, 0, 0, 0)
    for stage, cakes in zip(BENCH_STAGES, (2, 0, 12, None), strict=True):
        shown = CakeColumn(stage, HeadShape.TALL, LOOK)
        beside.addWidget(shown, 1)
        if cakes is not None:
            shown.show_column(column(stage, cakes), TODAY)
    return row


def _card() -> AttentionCard:
    card = AttentionCard(LOOK)
    card.show_item(attention_item(), ("1 of 3",), NOON.astimezone(SYDNEY))
    return card
