"""The wall's one sound: an urgent order has come."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from station.services.wall_state import NewsKind, WallNews
from station.ui.sounds import Sounds

REST = timedelta(seconds=20)
"""Not a chime for each of many."""


class WallSound(StrEnum):
    """What the wall can sound."""

    URGENT = "urgent"


CHIMES: Mapping[str, str] = {WallSound.URGENT: "urgent.wav"}


class Chime:
    """Sounds once for each urgent order that it has not heard of, with a rest between."""

    def __init__(self, sounds: Sounds) -> None:
        self._sounds = sounds
        self._heard = 0
        self._rang_at: datetime | None = None

    def hear(self, news: Sequence[WallNews], now: datetime) -> None:
        """Ring if there is something urgent that is new."""
        urgent = any(item.kind is NewsKind.URGENT and item.serial > self._heard for item in news)
        self._heard = max((item.serial for item in news), default=self._heard)
        rests = self._rang_at is not None and timedelta(0) <= now - self._rang_at < REST
        if urgent and not rests:
            self._rang_at = now
            self._sounds.play(WallSound.URGENT)
