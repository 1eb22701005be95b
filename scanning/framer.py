"""Bytes from a device -> frames: one frame is what the scanner read at one pull of the trigger."""

import time
from collections.abc import Callable

from scanning.errors import MalformedScan, readable

TERMINATORS = b"\r\n\t\x04"
MAX_FRAME_BYTES = 512
IDLE_S = 0.2

Frame = str | MalformedScan


class Framer:
    r"""Cuts a stream of bytes at CR, LF, CRLF, TAB and EOT; hands out text, or the refusal of a frame.

    A scanner that was set up without a terminator is served too: after `idle_s` without a byte the frame
    counts as complete. Once the device has sent a terminator, a frame without one is a frame cut short, and
    is refused: `B2577` cut from `B25771A7` would otherwise name another order.
    A frame longer than `max_bytes` is refused once; the rest of it is dropped up to the next terminator.
    """

    def __init__(
        self,
        *,
        max_bytes: int = MAX_FRAME_BYTES,
        idle_s: float = IDLE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._max_bytes = max_bytes
        self._idle_s = idle_s
        self._clock = clock
        self._buffer = bytearray()
        self._last_byte_s = clock()
        self._overlong = False
        self._terminates = False

    def feed(self, data: bytes) -> list[Frame]:
        """Take what the device sent; return the frames that it completed, oldest first.

        Time between two calls completes nothing: a reader that was late finds its bytes waiting. Only a
        read that found nothing is silence, and is told to `idle`.
        """
        frames: list[Frame] = []
        if data:
            self._last_byte_s = self._clock()
        for byte in data:
            if byte in TERMINATORS:
                self._terminates = True
                frames += self._complete()
            elif not self._overlong:
                frames += self._append(byte)
        return frames

    def idle(self) -> list[Frame]:
        """Complete the open frame if the device has been silent for `idle_s`. Call it while nothing comes."""
        if self._clock() - self._last_byte_s < self._idle_s:
            return []
        return self.flush()

    def flush(self) -> list[Frame]:
        """Complete the open frame now, whatever the time."""
        if self._terminates and self._buffer:
            return [self._refuse_partial()]
        return self._complete()

    def _append(self, byte: int) -> list[Frame]:
        self._buffer.append(byte)
        if len(self._buffer) <= self._max_bytes:
            return []
        read = readable(self._buffer.decode("latin-1"))
        self._buffer.clear()
        self._overlong = True
        message = f"More than {self._max_bytes} characters came at once. Scan the label again."
        return [MalformedScan("Not a code", message, read=read)]

    def _complete(self) -> list[Frame]:
        raw = bytes(self._buffer)
        self._buffer.clear()
        self._overlong = False
        return [_decoded(raw)] if raw.strip() else []

    def _refuse_partial(self) -> MalformedScan:
        read = readable(self._buffer.decode("latin-1"))
        self._buffer.clear()
        self._overlong = False
        message = f"Only “{read}” came through. Scan the label again."
        return MalformedScan("Only part of a code", message, read=read)


def _decoded(raw: bytes) -> Frame:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in text):
        return text
    read = readable(raw.decode("latin-1"))
    message = (
        "This has characters that no code has. Scan again. If it stays, check the scanner's speed (baud)."
    )
    return MalformedScan("Not a code", message, read=read)
