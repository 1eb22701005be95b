"""HTTP on real sockets: every call ends, and nothing that is not the backend is believed."""

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from sync.errors import BackendUnreachable, ContractMismatch, OutcomeUnknown, SyncError
from sync.fakes import FakeBackend, Fault, FaultKind
from sync.http import Http, Timeouts

PATH = "/rest/v1/rpc/station_contract"


@pytest.fixture
def http(backend: FakeBackend) -> Iterator[Http]:
    """An Http with little patience."""
    http = Http(backend.url, Timeouts(connect_s=2.0, read_s=1.0, total_s=1.5), max_bytes=100_000)
    yield http
    http.close()


@pytest.mark.parametrize("kind", [FaultKind.DROP, FaultKind.DROP_AFTER_COMMIT, FaultKind.TRUNCATE])
def test_a_broken_answer_is_an_unknown_outcome(backend: FakeBackend, http: Http, kind: FaultKind) -> None:
    """Dropped before or after the effect, or cut in half: nobody knows; the next call works again."""
    backend.script(Fault(kind))
    with pytest.raises(OutcomeUnknown):
        http.post(PATH, {}, {})
    assert http.post(PATH, {}, {}).status == 401


def test_silence_ends(backend: FakeBackend, http: Http) -> None:
    """A server that never answers costs the read time-out."""
    backend.script(Fault(FaultKind.HANG))
    with pytest.raises(OutcomeUnknown):
        http.post(PATH, {}, {})


def test_a_trickle_ends(backend: FakeBackend, http: Http) -> None:
    """Bytes that come just often enough for the read time-out do not outlast the whole call's limit."""
    backend.script(Fault(FaultKind.TRICKLE))
    with pytest.raises(OutcomeUnknown):
        http.post(PATH, {}, {})


def test_trickled_headers_end(http: Http) -> None:
    """The limit holds before the first header is complete, too."""
    done = threading.Event()

    def trickle(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            try:
                connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                while not done.wait(0.05):
                    connection.sendall(b"x")
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=trickle, args=(listener,))
        thread.start()
        slow = Http(f"http://127.0.0.1:{listener.getsockname()[1]}", Timeouts(2.0, 1.0, 1.5))
        with pytest.raises(OutcomeUnknown):
            slow.post(PATH, {}, {})
        done.set()
        thread.join()
        slow.close()


def test_a_flood_is_refused(backend: FakeBackend, http: Http) -> None:
    """An answer beyond the size limit is not read to its end."""
    backend.script(Fault(FaultKind.REPLY, body=b"x" * 200_000))
    with pytest.raises(OutcomeUnknown, match="too long"):
        http.post(PATH, {}, {})


def test_redirects_are_not_followed(backend: FakeBackend, http: Http) -> None:
    """A 302 comes back as it is; requests would turn the POST into a GET."""
    backend.script(Fault.redirect())
    assert http.post(PATH, {}, {}).status == 302


def test_nobody_listens(backend: FakeBackend, http: Http) -> None:
    """A refused connection certainly did not happen."""
    backend.stop()
    with pytest.raises(BackendUnreachable):
        http.post(PATH, {}, {})


def test_an_unknown_name_is_unreachable() -> None:
    """A name that does not resolve certainly did not happen (RFC 6761: .invalid never resolves)."""
    http = Http("http://kitchen.invalid", Timeouts(1.0, 1.0, 2.0))
    # Whatever proxy this machine has would answer in the name's place.
    http._wire.session.trust_env = False
    with pytest.raises(BackendUnreachable):
        http.post(PATH, {}, {})
    http.close()


def test_a_netrc_does_not_replace_our_session(
    backend: FakeBackend, http: Http, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A .netrc for the backend's host leaves the Authorization header alone."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    http._wire.session.trust_env = True
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    seen: list[str] = []
    answer = backend.answer

    def note(path: str, body: dict[str, Any], bearer: str) -> tuple[int, Any]:
        seen.append(bearer)
        return answer(path, body, bearer)

    monkeypatch.setattr(backend, "answer", note)
    http.post(PATH, {}, {"Authorization": "Bearer ours"})
    assert seen == ["ours"]


@pytest.mark.parametrize("url", ["", "kitchen.example", "ftp://kitchen.example", "http://", "http:kitchen"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    """A wrong backend_url is refused at once, with what it should look like."""
    with pytest.raises(ContractMismatch, match="backend_url must look like"):
        Http(url)


class _Hello(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        return


class _Quiet(HTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        return


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate that nobody vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "kitchen")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "kitchen.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def tls_url(certificate: Path) -> Iterator[str]:
    """A TLS server with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with _Quiet(("127.0.0.1", 0), _Hello) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"https://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_an_untrusted_certificate_is_named(tls_url: str) -> None:
    """A certificate that the system does not trust: the sentence says so, and nothing was sent."""
    http = Http(tls_url, Timeouts(10.0, 10.0, 20.0))
    with pytest.raises(BackendUnreachable, match="certificate is not trusted"):
        http.post(PATH, {}, {})
    http.close()


def test_a_trusted_certificate_works(tls_url: str, certificate: Path) -> None:
    """The same server works once its issuer is trusted."""
    http = Http(tls_url, Timeouts(10.0, 10.0, 20.0), tls=ssl.create_default_context(cafile=certificate))
    assert http.post(PATH, {}, {}).body == b"{}"
    http.close()


def test_errors_are_for_people(backend: FakeBackend, http: Http) -> None:
    """Every transport error has a title and a sentence."""
    backend.stop()
    with pytest.raises(SyncError) as caught:
        http.post(PATH, {}, {})
    assert caught.value.title == "The backend cannot be reached"
    assert caught.value.message == "Scans are saved here and sent later."
    assert caught.value.retryable
