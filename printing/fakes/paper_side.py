"""The paper side of a fake printer: which labels are really there, whatever anybody says."""

import threading
import time

from msgspec.structs import replace

from printing.fakes.faults import SILENT_CLONE, Ids, Nature, Sensors
from printing.virtual.commands import Command, CommandStream


class PaperSide:
    """Buffer, head and paper. A label is the text up to a cut; what never came to its cut is torn."""

    def __init__(self, nature: Nature, sensors: Sensors) -> None:
        self._nature = nature
        self._sensors = sensors
        self._stream = CommandStream()
        self._buffer: list[Command] = []
        self._text = ""
        self._ids: list[tuple[float, bytes]] = []
        self._changed = threading.Condition()
        self._labels: list[str] = []
        self.torn: list[str] = []

    @property
    def labels(self) -> tuple[str, ...]:
        """The words of each label that came out whole, oldest first."""
        with self._changed:
            return tuple(self._labels)

    def wait_for(self, count: int, timeout_s: float) -> bool:
        """Block until that many labels came out; False when they did not in time."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._labels) >= count, timeout_s)

    def feed(self, data: bytes) -> bytes:
        """Take bytes; what the printer says to them at once."""
        said = self._sensors.frame() if self._nature.talks_unasked else b""
        for command in self._stream.feed(data):
            if command.name == "DLE EOT":
                said += self._sensors.answer(command.data[0]) if self._nature.answers_status else b""
            else:
                self._buffer.append(command)
        return said + self.resume()

    def resume(self) -> bytes:
        """Print what waited, unless something stops it; and say what was late."""
        said = b""
        while self._buffer and not self._sensors.stopped:
            said += self._obey(self._buffer.pop(0))
        return said + self._late_ids()

    def go_silent(self, *, status: bool = False) -> None:
        """From now on it answers nothing, or nothing but its status."""
        self._nature = replace(SILENT_CLONE, answers_status=status)

    def new_client(self) -> None:
        """Half a command of the last client is forgotten; what was printed of its label is not."""
        self._stream = CommandStream()

    def lose_power(self) -> None:
        """What was in the buffer is gone."""
        self._buffer.clear()
        self._ids.clear()
        self.new_client()
        self._tear()

    def _obey(self, command: Command) -> bytes:
        match command.name:
            case "text":
                self._text += command.data.decode("latin-1")
            case "LF":
                self._text += "\n"
            case "ESC @":
                self._tear()
            case "GS V":
                self._cut()
            case "GS r" if self._nature.answers_sensor:
                return self._sensors.sensor()
            case "GS ( H":
                return self._asked_for(command.data[4:8])
            case _:
                pass
        return b""

    def _cut(self) -> None:
        with self._changed:
            self._labels.append(self._text.strip())
            self._changed.notify_all()
        self._text = ""

    def _tear(self) -> None:
        if self._text.strip():
            self.torn.append(self._text.strip())
        self._text = ""

    def _asked_for(self, process_id: bytes) -> bytes:
        if self._nature.ids is Ids.PROMPT:
            return _done(process_id)
        if self._nature.ids is not Ids.NEVER:
            self._ids.append((time.monotonic() + self._nature.late_s, process_id))
        return b""

    def _late_ids(self) -> bytes:
        now = time.monotonic()
        due = [process_id for at, process_id in self._ids if at <= now]
        if not due or (self._nature.ids is Ids.COLLAPSED and len(due) < len(self._ids)):
            return b""
        self._ids = [(at, process_id) for at, process_id in self._ids if at > now]
        shown = due[-1:] if self._nature.ids is Ids.COLLAPSED else due
        return b"".join(map(_done, shown))


def _done(process_id: bytes) -> bytes:
    return b"\x37\x22" + process_id + b"\0"
