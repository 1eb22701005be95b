"""The three sounds of a bench: accepted, refused, saved offline. Without an audio device it stays quiet."""

import logging
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from importlib import resources
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl

from station.services.notices import FeedbackKind

log = logging.getLogger(__name__)

FILES: Mapping[str, str] = {
    FeedbackKind.ACCEPTED: "accepted.wav",
    FeedbackKind.SAVED_OFFLINE: "saved.wav",
    FeedbackKind.REFUSED: "refused.wav",
    FeedbackKind.QUESTION: "refused.wav",
}
"""A question was not accepted either: whoever looks away must hear that the scan is not done."""


class Voice(Protocol):
    """One loaded sound."""

    def play(self) -> None:
        """Start from the beginning. Returns at once."""


VoiceMaker = Callable[[Path, QObject], Voice]


class Sounds(QObject):
    """Plays the sound of a feedback kind. Lives in the GUI thread; `load` once after the window is shown.

    `enabled` false (settings: sounds) or a machine without audio: every call is quiet.
    """

    def __init__(
        self,
        enabled: bool = True,
        parent: QObject | None = None,
        maker: VoiceMaker | None = None,
        files: Mapping[str, str] = FILES,
    ) -> None:
        super().__init__(parent)
        self._names = files
        self._enabled = enabled
        self._maker = maker
        self._voices: dict[str, Voice] = {}
        self._files = ExitStack()
        self.destroyed.connect(self._files.close)

    def load(self) -> None:
        """Load the sounds, so that the first scan is answered as fast as the next. Never raises."""
        maker = self._maker if self._maker is not None else _audio_maker() if self._enabled else None
        if maker is None or not self._enabled:
            return
        folder = resources.files("resources").joinpath("sounds")
        made: dict[str, Voice] = {}
        for kind, name in self._names.items():
            if name not in made:
                path = self._files.enter_context(resources.as_file(folder.joinpath(name)))
                made[name] = maker(path, self)
            self._voices[kind] = made[name]

    def play(self, kind: str) -> None:
        """Sound the answer. INFO has no tone."""
        voice = self._voices.get(kind)
        if voice is not None:
            voice.play()


def _audio_maker() -> VoiceMaker | None:
    if sys.platform.startswith("linux") and not _linux_has_audio():
        # Asked before QtMultimedia is loaded: its backends complain at length when there is no sound server.
        log.info("no audio device: sounds are off")
        return None
    try:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
    except ImportError as error:
        log.warning("sounds are off: QtMultimedia cannot be loaded: %s", error)
        return None
    if QMediaDevices.defaultAudioOutput().isNull():
        log.info("no audio output: sounds are off")
        return None

    def make(path: Path, parent: QObject) -> Voice:
        effect = QSoundEffect(parent)
        effect.setSource(QUrl.fromLocalFile(str(path)))
        return effect

    return make


def _linux_has_audio() -> bool:
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"))
    served = (runtime / "pulse" / "native").exists() or (runtime / "pipewire-0").exists()
    return served or "PULSE_SERVER" in os.environ or any(Path("/dev/snd").glob("pcm*p"))
