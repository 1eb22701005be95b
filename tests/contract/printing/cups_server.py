"""A real cupsd on loopback with a folder of its own: Debian's packages cups-daemon, cups and cups-client."""

import os
import socket
import subprocess
import threading
from pathlib import Path

_DEADLINE_S = 20.0
_CONF = """Listen 127.0.0.1:{port}
LogLevel warn
DefaultAuthType None
WebInterface No
Browsing Off
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_FILES = """ServerRoot {root}/etc
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/access
ErrorLog {root}/error
PageLog {root}/page
"""


class CupsServer:
    """Started and stopped with `with`; `address` is for CUPS_SERVER."""

    def __init__(self, root: Path) -> None:
        self._root = root
        for folder in ("etc", "spool/tmp", "cache", "state"):
            (root / folder).mkdir(parents=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"127.0.0.1:{port}"
        (root / "etc/cupsd.conf").write_text(_CONF.format(port=port))
        (root / "etc/cups-files.conf").write_text(_FILES.format(root=root))

    def __enter__(self) -> "CupsServer":
        etc = self._root / "etc"
        command = ["cupsd", "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf")]
        self._server = subprocess.Popen(command, env=_environment(self.address))
        tick = threading.Event()
        for _ in range(int(_DEADLINE_S / 0.05)):
            if "is running" in self.run("lpstat", "-r"):
                return self
            tick.wait(0.05)
        self.__exit__()
        raise AssertionError(f"cupsd did not start: {(self._root / 'error').read_text()}")

    def __exit__(self, *_exc: object) -> None:
        self._server.terminate()
        self._server.wait(_DEADLINE_S)

    def run(self, *command: str, data: bytes = b"") -> str:
        """What one of CUPS' commands says about this server."""
        said = subprocess.run(
            command, input=data, capture_output=True, timeout=_DEADLINE_S, env=_environment(self.address)
        )
        return said.stdout.decode()

    def add_queue(self, name: str, port: int) -> None:
        """A raw queue before a network printer on loopback."""
        self.run("lpadmin", "-p", name, "-E", "-v", f"socket://127.0.0.1:{port}", "-m", "raw")


def _environment(address: str) -> dict[str, str]:
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    return os.environ | {"CUPS_SERVER": address, "LC_ALL": "C", "PATH": path}
