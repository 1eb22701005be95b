"""Runs the gateway in a thread of its own, on a socket that was bound before."""

import asyncio
import logging
import os
import socket
import threading

import uvicorn

from backend.errors import BackendError
from backend.gateway.app import build_app
from backend.gateway.config import GatewayConfig

_logger = logging.getLogger(__name__)

_START_S = 20.0
_STOP_S = 10.0


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: threading.Event) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._ready.set()


class GatewayServer:
    """One run of the gateway, from `start` to `stop`. The thread `gateway` owns its event loop and socket."""

    def __init__(self, config: GatewayConfig, listener: socket.socket) -> None:
        self._listener = listener
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        settings = uvicorn.Config(
            build_app(config),
            log_config=None,
            access_log=False,
            lifespan="on",
            timeout_keep_alive=65,
            timeout_graceful_shutdown=5,
        )
        # access_log=False takes its handlers away; whoever gives it others (pytest does) would log queries.
        logging.getLogger("uvicorn.access").disabled = True
        self._server = _Server(settings, self._ready)
        self._thread = threading.Thread(target=self._run, name="gateway")

    def start(self) -> None:
        """Return when requests are answered. Raises BackendError when it does not come to that."""
        self._thread.start()
        if not self._ready.wait(_START_S) or not self._server.started:
            self.stop()
            raise BackendError(
                "The gateway did not start", "Look at the log for the cause, then start it again."
            ) from self._failure

    def stop(self) -> None:
        """Let running requests end, then close the socket; harmless when it has stopped already."""
        self._server.should_exit = True
        self._thread.join(_STOP_S)
        if self._thread.is_alive():
            _logger.warning("the gateway is late: closing the connections that are left")
            self._server.force_exit = True
            self._thread.join(_STOP_S)
        self._listener.close()

    def _run(self) -> None:
        try:
            # psycopg needs a selector loop, which is not the default on Windows.
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(self._server.serve(sockets=[self._listener]))
        except Exception as error:
            _logger.exception("the gateway's thread ended")
            self._failure = error
        finally:
            self._ready.set()


def listen_on(host: str, port: int) -> socket.socket:
    """Bind and listen; port 0 takes any free one. Raises BackendError when that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's delay off only where the protocol is named; with it, answers take 40 ms more.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # A port that was just closed can be taken again; on Windows this would allow two listeners.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(512)
    except PermissionError as error:
        listener.close()
        raise BackendError(
            "Port not allowed", f"Port {port} needs more rights; choose one above 1024."
        ) from error
    except (OSError, OverflowError) as error:
        listener.close()
        raise BackendError(
            "Port in use",
            f"Cannot listen on {host}, port {port}. Close the program that uses it, or choose another port.",
        ) from error
    return listener
