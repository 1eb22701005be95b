"""What can go wrong between a barcode and its meaning, in words for the person at the bench."""

SHOWN_LENGTH = 40


def readable(payload: str) -> str:
    """Return what was read in printable ASCII, shortened to about 40 characters.

    Everything outside printable ASCII is escaped: a full-width digit that looked like a digit would hide
    the very reason of the refusal.
    """
    head = "".join(_printable(character) for character in payload[:SHOWN_LENGTH])
    if len(head) <= SHOWN_LENGTH and len(payload) <= SHOWN_LENGTH:
        return head
    return f"{head[:SHOWN_LENGTH]}… ({len(payload)} characters)"


def _printable(character: str) -> str:
    if " " <= character <= "~":
        return character
    return character.encode("unicode_escape").decode("ascii")


class ScanError(Exception):
    """Root of this package's errors.

    `title` is a few words, `message` a sentence that says what to do, `read` the readable form of what was
    read (empty when nothing was). `retryable` says whether waiting can help by itself.
    """

    retryable = False

    def __init__(self, title: str, message: str, *, read: str = "") -> None:
        super().__init__(title, message)
        self.title = title
        self.message = message
        self.read = read

    def __str__(self) -> str:
        return f"{self.title}: {self.message}"


class MalformedScan(ScanError):
    """What came in is not one whole, clean code: cut short, run together, too long or garbled."""


class UnknownCode(ScanError):
    """A clean code that means nothing in this kitchen."""


class CheckCharacterWrong(ScanError):
    """A label, command, badge or shelf code whose check character does not fit: misread, never guessed."""


class LayoutWrong(ScanError):
    """A code that this computer's keyboard layout has changed; `layout` is its name, if it is a known one."""

    def __init__(self, title: str, message: str, *, read: str = "", layout: str = "") -> None:
        super().__init__(title, message, read=read)
        self.layout = layout


class ScannerDisconnected(ScanError):
    """The scanner is not there (yet, or any more). It is looked for again without being asked."""

    retryable = True


class ScannerUnavailable(ScanError):
    """The scanner is there but cannot be used as it is set up: rights, another program, a wrong setting."""

    retryable = True
