"""Where the refresh token rests between two runs: the system's keyring, or else a private file."""

import contextlib
import hashlib
import os
from functools import cached_property
from pathlib import Path
from typing import Protocol

from sync.errors import DiskRefused


class TokenStore(Protocol):
    """Keeps one refresh token."""

    def load(self) -> str | None:
        """The token, or None."""

    def save(self, token: str) -> None:
        """Keep it; it is safe when this returns. Raises DiskRefused."""

    def clear(self) -> None:
        """Forget it."""


class FileTokenStore:
    """A file with mode 0600, replaced as a whole. For systems without a keyring."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> str | None:
        """The token, or None."""
        try:
            return self._path.read_text(encoding="ascii").strip() or None
        except (FileNotFoundError, UnicodeDecodeError):
            return None

    def save(self, token: str) -> None:
        """Write beside, sync, replace, sync the folder: a power cut leaves the old token or the new one."""
        beside = self._path.with_name(self._path.name + ".new")
        try:
            with contextlib.suppress(FileNotFoundError):
                beside.unlink()
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(token)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
            _sync_folder(self._path.parent)
        except OSError as error:
            raise DiskRefused(
                "The sign-in cannot be kept", "The disk is full, read-only or broken. Make room or call IT."
            ) from error

    def clear(self) -> None:
        """Forget it."""
        with contextlib.suppress(FileNotFoundError):
            self._path.unlink()


class SystemTokenStore:
    """The keyring where the system has a real one, else a file. Which, is found out by its first user."""

    def __init__(self, account: str, file: FileTokenStore) -> None:
        self._account = account
        self._file = file

    def load(self) -> str | None:
        """The token, or None."""
        return self.chosen.load()

    def save(self, token: str) -> None:
        """Keep it; it is safe when this returns. Raises DiskRefused."""
        self.chosen.save(token)

    def clear(self) -> None:
        """Forget it."""
        self.chosen.clear()

    @cached_property
    def chosen(self) -> TokenStore:
        """Where it rests."""
        # keyring looks through all installed packages as it loads: the thread that signs in waits, no window.
        from sync.keyring_store import keyring_store

        return keyring_store(self._account, self._file)


def token_store_for(data_dir: Path, account: str) -> SystemTokenStore:
    """The keyring where the system has a real one, else a file in the data folder.

    `account` names backend and account, so that two stations on one computer do not share a token.
    """
    name = hashlib.sha256(f"{data_dir.resolve()}\n{account}".encode()).hexdigest()[:16]
    return SystemTokenStore(name, FileTokenStore(data_dir / f"session-{name}"))


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
