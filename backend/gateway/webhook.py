"""`POST /api/v1/webhooks/shopify`: a signed order becomes cakes, is known already, or is a dead letter.

Shopify delivers again for days whatever is not answered with 2xx, so a payload that can never be used is kept
and accepted; only what a later delivery can mend (the database is away) is refused.
"""

import hashlib
import json
import logging
from dataclasses import dataclass

import psycopg
from psycopg.types.json import Jsonb
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backend.gateway.bodies import raw_body
from backend.gateway.config import Shop
from backend.gateway.connections import Caller
from backend.gateway.services import Services, services_of
from backend.shopify import ParsedOrder, UnusableOrder, parse_order, signature_matches

_logger = logging.getLogger(__name__)

TOPICS = ("orders/create", "orders/updated", "orders/cancelled")
# Bad data, broken constraints, exceptions raised and refusals of our own (SQLSTATE ORDAK): another try would
# end the same way.
_NEVER_TAKEN = ("22", "23", "P0", "ORDAK")
_SERVICE = Caller("service_role", {"role": "service_role"})
# An unknown shop is checked against this, so that it takes as long to refuse as a known one.
_NO_SHOP = Shop("", "no shop has this secret")


@dataclass(frozen=True, slots=True)
class _Delivery:
    shop_domain: str
    store: str
    topic: str
    body: bytes


async def receive_shopify(request: Request) -> Response:
    """Answer 401 to a bad signature and 200 to everything that is stored, known or kept for a person."""
    services = services_of(request)
    body = await raw_body(request, services.config.body_limit)
    domain = request.headers.get("x-shopify-shop-domain", "").casefold()
    shop = services.config.shops.get(domain, _NO_SHOP)
    signed = signature_matches(body, shop.secret, request.headers.get("x-shopify-hmac-sha256"))
    if shop is _NO_SHOP or not signed:
        _logger.warning("refused a webhook: its signature does not fit the shop it names")
        return JSONResponse({"ok": False, "message": "The signature does not fit."}, 401)
    topic = request.headers.get("x-shopify-topic", "")
    if topic not in TOPICS:
        return JSONResponse({"ok": True, "result": "ignored", "message": "No use for this topic."})
    return JSONResponse(await _take(services, _Delivery(domain, shop.store, topic, body)))


async def _take(services: Services, delivery: _Delivery) -> dict[str, object]:
    try:
        order = _parsed(delivery.body)
        return await _ingest(services, delivery, order)
    except UnusableOrder as unusable:
        reason = unusable.message
    except psycopg.Error as error:
        if not (error.sqlstate or "").startswith(_NEVER_TAKEN):
            raise
        reason = f"The database refused it: {error.diag.message_primary}"
    await _keep(services, delivery, reason)
    return {"ok": True, "result": "dead_letter", "message": reason}


def _parsed(body: bytes) -> ParsedOrder:
    try:
        payload: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnusableOrder("Not JSON", "The shop sent something that is not JSON.") from error
    return parse_order(payload)


async def _ingest(services: Services, delivery: _Delivery, order: ParsedOrder) -> dict[str, object]:
    arguments = {
        "store": delivery.store,
        "shopify_id": order.shopify_id,
        # An update can be the first to say that an order was cancelled.
        "topic": "orders/cancelled" if order.cancelled else delivery.topic,
        "updated_at": order.updated_at,
        "key": _delivery_key(delivery, order),
        "cakes": Jsonb([cake.as_json() for cake in order.cakes]),
    }
    async with services.connections.transaction(_SERVICE) as connection:
        cursor = await connection.execute(
            """
            select public.ingest_order(
                p_store := %(store)s, p_shopify_id := %(shopify_id)s, p_topic := %(topic)s,
                p_delivery_key := %(key)s, p_cakes := %(cakes)s, p_updated_at := %(updated_at)s)
            """,
            arguments,
        )
        row = await cursor.fetchone()
    answer: dict[str, object] = row[0] if row is not None else {}
    return {"ok": True, "result": "duplicate" if answer.get("duplicate") else "stored", **answer}


def _delivery_key(delivery: _Delivery, order: ParsedOrder) -> str:
    """The same for every delivery of the same news: an order is created once and updated often."""
    if delivery.topic == "orders/updated":
        return f"{delivery.topic} {order.shopify_id} {hashlib.sha256(delivery.body).hexdigest()}"
    return f"{delivery.topic} {order.shopify_id}"


async def _keep(services: Services, delivery: _Delivery, reason: str) -> None:
    body = delivery.body.decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
    async with services.connections.transaction(_SERVICE) as connection:
        await connection.execute(
            "select public.record_dead_letter(%s, %s, %s, %s)",
            (delivery.topic, delivery.shop_domain, reason, body),
        )
    _logger.warning("kept a webhook as a dead letter: %s", delivery.topic)
