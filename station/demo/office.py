"""A supervisor outside the kitchen, who enters through the web system what a bench cannot tell."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import requests
from msgspec import Struct

from backend.server import Backend
from resources import seeds
from station.errors import CheckFailed

TIMEOUT_S = 20.0


class Office(Struct, frozen=True):
    """The supervisor `name`, signed in."""

    name: str
    url: str
    headers: dict[str, str]

    @classmethod
    def of(cls, backend: Backend) -> "Office":
        """Sign in as the sample kitchen's supervisor of all stores."""
        stores = {store.id for store in seeds.stores()}
        person = next(p for p in seeds.staff() if p.role == "Supervisor" and set(p.stores) == stores)
        headers = {"apikey": backend.anon_key}
        body = {"email": person.email, "password": person.password}
        granted = _post(f"{backend.url}/auth/v1/token?grant_type=password", headers, body)
        headers["Authorization"] = f"Bearer {granted['access_token']}"
        return cls(person.name, backend.url, headers)

    def enter(self, function: str, order_id: str, at: datetime) -> None:
        """Enter a step that was done at this time. Raises CheckFailed when it is refused."""
        body = {
            "p_order_id": order_id,
            "p_store": order_id.partition("-")[0],
            "p_event_id": str(uuid4()),
            "p_occurred_at": at.isoformat(),
        }
        answer = _post(f"{self.url}/rest/v1/rpc/{function}", self.headers, body)
        if not answer["ok"] or answer["data"]["already_done"]:
            raise CheckFailed("The supervisor came too late", f"{function} of {order_id}: {answer}")


def _post(url: str, headers: dict[str, str], body: dict[str, str]) -> dict[str, Any]:
    try:
        reply = requests.post(url, json=body, headers=headers, timeout=TIMEOUT_S)
        reply.raise_for_status()
        answer: dict[str, Any] = reply.json()
    except requests.RequestException as error:
        raise CheckFailed("The supervisor got no answer", str(error)) from error
    return answer
