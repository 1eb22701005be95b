"""The network between a bench and the gateway: a relay on loopback that loses answers, or carries nothing."""

import http.client
import threading
from email.message import Message
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from station.domain.stages import Function
from sync.batch import FUNCTION as BATCH

PATIENCE_S = 30.0
_WRITES = {f"/rest/v1/rpc/{function}" for function in (*Function, BATCH)}
# Both ends speak for their own connection.
_HOP_BY_HOP = ("connection", "host", "keep-alive", "transfer-encoding")


class Mode(Enum):
    """What the wire does to what comes."""

    CARRIES = "carries"
    LOSES_ANSWERS = "loses answers"
    CUT = "cut"


class Wire:
    """Listens at once on a free port of loopback; `url` stands in for the gateway's.

    Threads: 'wire' accepts, and one serves each connection.
    """

    def __init__(self, gateway_url: str) -> None:
        gateway = urlsplit(gateway_url)
        self.gateway = (str(gateway.hostname), int(gateway.port or 80))
        self.mode = Mode.CARRIES
        self._lost = 0
        self._changed = threading.Condition()
        self._relay = _Relay(self)
        self._thread = threading.Thread(target=self._relay.serve_forever, args=(0.05,), name="wire")
        self._thread.start()

    @property
    def url(self) -> str:
        """Where the bench reaches the gateway."""
        return f"http://127.0.0.1:{self._relay.server_address[1]}"

    def lose_answers(self) -> None:
        """From now on writes reach the gateway, and what it answers to them is lost. Reads go well."""
        self.mode = Mode.LOSES_ANSWERS

    def cut(self) -> None:
        """From now on nothing gets through."""
        self.mode = Mode.CUT

    def mend(self) -> None:
        """All is well again."""
        self.mode = Mode.CARRIES

    def lost(self) -> None:
        """An answer was lost; the gateway has committed. Called by the connections."""
        with self._changed:
            self._lost += 1
            self._changed.notify_all()

    def wait_lost(self, timeout_s: float = PATIENCE_S) -> bool:
        """Return when an answer was lost; False when none was in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._lost > 0, timeout_s)

    def close(self) -> None:
        """Carry nothing and stop listening."""
        self.cut()
        self._relay.shutdown()
        self._thread.join(PATIENCE_S)
        self._relay.server_close()


class _Relay(ThreadingHTTPServer):
    def __init__(self, wire: Wire) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.wire = wire


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # An answer leaves in one piece.
    wbufsize = -1

    def do_GET(self) -> None:
        self._carry()

    def do_POST(self) -> None:
        self._carry()

    def log_message(self, format: str, *args: object) -> None:
        """The gateway's log has it."""

    def _carry(self) -> None:
        assert isinstance(self.server, _Relay)
        wire = self.server.wire
        if wire.mode is Mode.CUT:
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        gateway = http.client.HTTPConnection(*wire.gateway, timeout=PATIENCE_S)
        try:
            gateway.request(self.command, self.path, body, _end_to_end(self.headers))
            answer = gateway.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            # The gateway is away: so is the bench's connection.
            self.close_connection = True
            return
        finally:
            gateway.close()
        if wire.mode is Mode.LOSES_ANSWERS and self.path in _WRITES:
            wire.lost()
            self.close_connection = True
            return
        self.send_response_only(answer.status, answer.reason)
        for name, value in _end_to_end(answer.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


def _end_to_end(headers: Message) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in _HOP_BY_HOP}
