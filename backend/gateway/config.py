"""What the gateway is told when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shop:
    """A Shopify shop: the store that its orders belong to, and the secret that signs its webhooks."""

    store: str
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayConfig:
    """Settings of one gateway. Times are in seconds, sizes in bytes; `shops` is keyed by shop domain."""

    database_url: str = field(repr=False)
    jwt_secret: str = field(repr=False)
    anon_key: str
    service_key: str = field(repr=False)
    shops: Mapping[str, Shop] = field(default_factory=dict)
    version: str = "0"
    access_token_s: int = 3600
    # GoTrue's SECURITY_REFRESH_TOKEN_REUSE_INTERVAL on Supabase.
    refresh_reuse_s: float = 10
    # PostgREST allows for clocks that differ by this much.
    clock_skew_s: int = 30
    statement_timeout_s: float = 8
    connections: int = 10
    connection_wait_s: float = 10
    connect_timeout_s: int = 5
    body_limit: int = 4 * 1024 * 1024
    # What `/storage/v1/object/public/cakes/` gives away; None: there is no such place.
    pictures: Path | None = None
