"""The refresh token in the system's keyring, where there is a real one."""

import contextlib
import logging

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from sync.token_store import TokenStore

_SERVICE = "ordak-station"
_log = logging.getLogger(__name__)


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


def keyring_store(account: str, file: TokenStore) -> TokenStore:
    """The keyring, or the file where there is none."""
    # keyring's own rule: below 1 a backend is a placeholder or insecure.
    return KeyringTokenStore(account, file) if keyring.get_keyring().priority >= 1 else file
