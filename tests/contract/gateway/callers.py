"""Who calls the gateway in these tests, and how."""

from dataclasses import dataclass
from functools import partial
from tempfile import TemporaryDirectory

import requests

from backend.accounts import Account
from backend.gateway.config import Shop

# PostgreSQL does not run as root but as a user of its own, which another pytest that starts meanwhile locks
# out of pytest's own temporary folders.
temporary_folder = partial(TemporaryDirectory, prefix="ordak-gateway-")

PASSWORD = "correct horse battery staple"
ACCOUNTS = (
    Account("admin@test.example", PASSWORD, "Admin", "Admin", ("bannos", "flourlane"), "9001"),
    Account("supervisor@test.example", PASSWORD, "Supervisor", "Supervisor", ("bannos",), "9002"),
    Account("bannos@test.example", PASSWORD, "Ana", "Staff", ("bannos",), "9003"),
    Account("flourlane@test.example", PASSWORD, "Hugo", "Staff", ("flourlane",), "9004"),
    Account("station@test.example", PASSWORD, "Filling", "Station", ("bannos", "flourlane")),
)
SHOPS = {"bannos.example": Shop("bannos"), "flour-lane.example": Shop("flourlane", "a secret of our own")}


@dataclass(frozen=True)
class Caller:
    """A client of the gateway with the headers that it always sends."""

    url: str
    headers: dict[str, str]
    session: requests.Session

    def post(self, path: str, body: object = None, **headers: str) -> requests.Response:
        """POST a JSON body."""
        return self.request("POST", path, body, **headers)

    def get(self, path: str, **headers: str) -> requests.Response:
        """GET a path."""
        return self.request("GET", path, None, **headers)

    def request(self, method: str, path: str, body: object = None, **headers: str) -> requests.Response:
        """Send anything; header names are written with underscores."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.session.request(
            method,
            self.url + path,
            json=body,
            headers={**self.headers, **more},
            timeout=20,
            allow_redirects=False,
        )

    def rpc(self, function: str, **arguments: object) -> requests.Response:
        """Call a function."""
        return self.post(f"/rest/v1/rpc/{function}", arguments)


def sign_in(anon: Caller, email: str) -> dict[str, object]:
    """The answer to a sign-in with the right password."""
    answer = anon.post("/auth/v1/token?grant_type=password", {"email": email, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    granted: dict[str, object] = answer.json()
    return granted


def signed_in(anon: Caller, email: str) -> Caller:
    """A caller with a session of this account."""
    token = sign_in(anon, email)["access_token"]
    return Caller(anon.url, {**anon.headers, "Authorization": f"Bearer {token}"}, anon.session)
