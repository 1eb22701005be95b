"""The supervisor's wall: counts, first cakes and the data's age, readable from five metres."""

from station.ui.wall.window import WallWindow

__all__ = ["WallWindow"]
