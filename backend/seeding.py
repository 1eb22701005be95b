"""The sample kitchen as a running backend: accounts, shelves, shops, and orders through the webhook."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import requests

from backend.accounts import Account, Shelf
from backend.errors import BackendError
from backend.gateway.config import Shop
from backend.server import Backend, BackendSettings
from backend.shopify import sign
from resources import seeds
from resources.cake_pictures import draw_cakes

_TIMEOUT_S = 30
PICTURES = "pictures"


class DeliveryFailed(BackendError):
    """A webhook that the gateway did not accept."""

    retryable = True


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a shop posts: `body` is signed as it stands."""

    shop_domain: str
    topic: str
    body: bytes


def demo_accounts() -> tuple[Account, ...]:
    """The accounts of the sample kitchen. Their passwords and PINs are public."""
    return tuple(
        Account(
            email=seed.email,
            password=seed.password,
            name=seed.name,
            role=seed.role,
            stores=seed.stores,
            badge=seed.badge,
            pin=seed.pin,
        )
        for seed in seeds.staff()
    )


def demo_shelves() -> tuple[Shelf, ...]:
    """The shelves of the sample kitchen."""
    return tuple(Shelf(seed.store, seed.code, seed.name) for seed in seeds.storage_locations())


def demo_shops() -> dict[str, Shop]:
    """The shops of the sample kitchen; the backend makes up their secrets."""
    return {store.shop_domain: Shop(store.id) for store in seeds.stores()}


def demo_settings(data_dir: Path, *, host: str = "127.0.0.1", port: int = 0) -> BackendSettings:
    """A backend of its own in this folder, with the sample kitchen but no orders yet."""
    return BackendSettings(
        data_dir=data_dir,
        host=host,
        port=port,
        accounts=demo_accounts(),
        shelves=demo_shelves(),
        shops=demo_shops(),
        pictures=data_dir / PICTURES,
    )


def demo_orders(today: date | None = None, pictures_url: str = "") -> tuple[Delivery, ...]:
    """Every delivery of the sample kitchen, dated from `today` in the kitchen's time zone.

    `pictures_url`: where the cakes' pictures are; without it the orders name none.
    """
    day = today or datetime.now(seeds.KITCHEN_TIME_ZONE).date()
    return tuple(Delivery(s.shop_domain, s.topic, s.body) for s in seeds.orders(day, pictures_url))


def deliver_with_pictures(backend: Backend, data_dir: Path) -> Mapping[str, int]:
    """Every delivery of the sample kitchen, its pictures drawn into the folder of `demo_settings`."""
    draw_cakes(seeds.sketches(), data_dir / PICTURES)
    return deliver(backend, demo_orders(pictures_url=backend.pictures_url))


def deliver(backend: Backend, deliveries: Iterable[Delivery]) -> Mapping[str, int]:
    """Post each one, signed, and count the answers: stored, duplicate, dead_letter. Raises DeliveryFailed."""
    results: Counter[str] = Counter()
    with requests.Session() as session:
        for delivery in deliveries:
            results[_post(session, backend, delivery)] += 1
    return results


def _post(session: requests.Session, backend: Backend, delivery: Delivery) -> str:
    headers = {
        "Content-Type": "application/json",
        "X-Shopify-Topic": delivery.topic,
        "X-Shopify-Shop-Domain": delivery.shop_domain,
        "X-Shopify-Hmac-Sha256": sign(delivery.body, backend.shops[delivery.shop_domain].secret),
    }
    url = f"{backend.url}/api/v1/webhooks/shopify"
    try:
        answer = session.post(url, delivery.body, headers=headers, timeout=_TIMEOUT_S, allow_redirects=False)
        answer.raise_for_status()
        result: str = answer.json()["result"]
    except (requests.RequestException, KeyError) as error:
        raise DeliveryFailed(
            "An order did not get in", "The gateway did not take a webhook. Look at its log, then try again."
        ) from error
    return result
