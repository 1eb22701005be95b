"""What became of calls that ended."""

from msgspec import Struct

from sync.entry import Entry


class Settled(Struct, frozen=True):
    """Entries after their answers, and the replica's documents that the answers made newer."""

    entries: tuple[Entry, ...]
    changed: tuple[str, ...] = ()
