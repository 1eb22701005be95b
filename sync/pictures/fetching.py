"""Fetches what a link leads to, from whatever host: nothing of ours is sent along, and every fetch ends."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from sync.errors import SyncError, UnverifiedError
from sync.outcome import HttpReply
from sync.pictures.picture import NoPicture, PictureAway

if TYPE_CHECKING:
    from sync.http import Http

MOST_BYTES = 5 * 1024 * 1024
MOST_REDIRECTS = 3
CONNECT_S, READ_S, TOTAL_S = 4.0, 8.0, 20.0

_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (408, 425, 429)
_HEADERS = {"Accept": "image/*"}


class Fetching:
    """The connections of the pictures' thread (a `Line` of sync/worker.py): one picture, one connection.

    It has no session and no key, so none can reach a host that an order's link names.
    """

    def __init__(self, most_bytes: int = MOST_BYTES, total_s: float = TOTAL_S) -> None:
        self._most_bytes = most_bytes
        self._total_s = total_s
        self._lock = threading.Lock()
        self._under_way: Http | None = None
        self._aborted = False

    def adopt(self, beat: Callable[[], None]) -> None:
        """Nothing is kept from one fetch to the next, so nothing is taken over."""

    def abort(self) -> None:
        """Break off what is under way and fetch nothing more. Any thread."""
        with self._lock:
            self._aborted = True
            if self._under_way is not None:
                self._under_way.abort()

    def close(self) -> None:
        """Each fetch closes its own connection."""

    def fetch(self, url: str) -> bytes:
        """The bytes behind the link. Raises NoPicture, or PictureAway when they may be there later."""
        for _ in range(1 + MOST_REDIRECTS):
            reply = self._get(url)
            target = reply.headers.get("location")
            if reply.status not in _REDIRECTS or not target:
                return _content(reply)
            url = urljoin(url, target)
        raise NoPicture("No picture", f"The link leads on and on, more than {MOST_REDIRECTS} times.")

    def _get(self, url: str) -> HttpReply:
        http, path = self._opened(url)
        try:
            return http.get(path, _HEADERS)
        except UnverifiedError as error:
            if error.code == "TOO_LONG":
                text = f"The link leads to more than {self._most_bytes} bytes."
                raise NoPicture("Picture too large", text) from error
            raise PictureAway("Picture not there", f"Its server was not reached ({error.code}).") from error
        finally:
            with self._lock:
                self._under_way = None
            http.close()

    def _opened(self, url: str) -> tuple["Http", str]:
        # Here: the first window must not wait for what only this thread needs.
        from sync.http import Http, Timeouts

        timeouts = Timeouts(CONNECT_S, min(READ_S, self._total_s), self._total_s)
        try:
            parts = urlsplit(url)
            http = Http(f"{parts.scheme}://{parts.netloc}", timeouts, self._most_bytes)
        except (SyncError, ValueError) as error:
            raise NoPicture("No picture", "What the order names is no web address.") from error
        with self._lock:
            self._under_way = http
            if self._aborted:
                http.abort()
        return http, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _content(reply: HttpReply) -> bytes:
    if reply.status == 200:
        return reply.body
    text = f"Its server answered {reply.status}."
    if reply.status >= 500 or reply.status in _LATER:
        raise PictureAway("Picture not there", text)
    raise NoPicture("No picture", text)
