"""Where the refresh token rests between two runs: the system's keyring, or else a private file."""

import contextlib
import hashlib
import logging
import os
from pathlib import Path
from typing import Protocol

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from sync.errors import DiskRefused

_SERVICE = "ordak-station"
_log = logging.getLogger(__name__)


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


class KeyringTokenStore:
    """The system's keyring, under this data folder's and account's name."""

    def __init__(self, account: str, fallback: TokenStore) -> None:
        self._account = account
        self._fallback = fallback

    def load(self) -> str | None:
        """The token, or None."""
        try:
            return keyring.get_password(_SERVICE, self._account) or self._fallback.load()
        except KeyringError as error:
            _log.warning("the keyring gave no token: %s", type(error).__name__)
            return self._fallback.load()

    def save(self, token: str) -> None:
        """Keep it; where the keyring is locked or gone, in the file."""
        try:
            keyring.set_password(_SERVICE, self._account, token)
        except KeyringError as error:
            _log.warning("the keyring took no token: %s", type(error).__name__)
            self._fallback.save(token)
        else:
            self._fallback.clear()

    def clear(self) -> None:
        """Forget it."""
        self._fallback.clear()
        with contextlib.suppress(PasswordDeleteError, KeyringError):
            keyring.delete_password(_SERVICE, self._account)


def token_store_for(data_dir: Path, account: str) -> TokenStore:
    """The keyring where the system has a real one, else a file in the data folder.

    `account` names backend and account, so that two stations on one computer do not share a token.
    """
    name = hashlib.sha256(f"{data_dir.resolve()}\n{account}".encode()).hexdigest()[:16]
    file = FileTokenStore(data_dir / f"session-{name}")
    # keyring's own rule: below 1 a backend is a placeholder or insecure.
    if keyring.get_keyring().priority < 1:
        return file
    return KeyringTokenStore(name, file)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
