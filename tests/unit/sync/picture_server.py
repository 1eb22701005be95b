"""A web server on a real socket that gives whatever a test puts there, and keeps what it was sent."""

import io
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image

Answer = tuple[int, Mapping[str, str], bytes]


def picture(size: tuple[int, int] = (400, 300), colour: str = "#A32638", kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


class _Patient(ThreadingHTTPServer):
    """A client that breaks off is what some tests are about."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing to say."""


class PictureServer:
    """Context manager. `answers`: by path; `asked`: (path, headers) of every request, oldest first."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[], Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.let_go = threading.Event()
        """An answer of the path /hangs comes when this is set."""
        self.reached = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                outer.reached.set()
                if self.path == "/hangs":
                    outer.let_go.wait(60)
                answer = outer.answers.get(self.path, (404, {}, b"nothing"))
                status, headers, body = answer() if callable(answer) else answer
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Tests say what they saw."""

        self._server = _Patient(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> "PictureServer":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Refuse connections from now on."""
        self.let_go.set()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()

    def put(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Answer this path so; its link."""
        self.answers[path] = (status, headers, body)
        return self.url(path)

    def url(self, path: str) -> str:
        """The link to a path."""
        return f"http://127.0.0.1:{self._server.server_address[1]}{path}"
