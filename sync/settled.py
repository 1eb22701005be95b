"""What became of calls that ended."""

from dataclasses import dataclass

from sync.entry import Entry


@dataclass(frozen=True, slots=True)
class Settled:
    """Entries after their answers, and the replica's documents that the answers made newer."""

    entries: tuple[Entry, ...]
    changed: tuple[str, ...] = ()
