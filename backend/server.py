"""The whole backend in one object: PostgreSQL, its schema, the accounts, and the gateway in front of it."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

import psycopg

from backend.accounts import Account, Shelf, ensure_accounts, ensure_shelves
from backend.errors import BackendError
from backend.gateway.config import GatewayConfig, Shop
from backend.gateway.server import GatewayServer, listen_on
from backend.gateway.storage import PATH as PICTURES_PATH
from backend.keys import Keys, kept_keys
from backend.migrate import migrate
from backend.postgres import EmbeddedPostgres, PostgresUnavailable

_logger = logging.getLogger(__name__)

_WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackendSettings:
    """How a backend is to run. Without `database_url` it runs a PostgreSQL of its own in `data_dir`.

    `shops` maps a Shopify domain to its store and secret; an empty secret is made up and kept. Port 0 takes
    any free one. `pictures`: a folder of pictures of cakes to give away. Times are in seconds.
    """

    data_dir: Path
    host: str = "127.0.0.1"
    port: int = 0
    database_url: str | None = field(default=None, repr=False)
    accounts: Sequence[Account] = ()
    shelves: Sequence[Shelf] = ()
    shops: Mapping[str, Shop] = field(default_factory=dict)
    pictures: Path | None = None
    access_token_s: int = 3600
    refresh_reuse_s: float = 10
    clock_skew_s: int = 30
    statement_timeout_s: float = 8


class Backend:
    """A backend that is there from `start` to `stop`; also a context manager.

    The gateway alone can be stopped and started again on the same port while PostgreSQL goes on.
    """

    def __init__(self, settings: BackendSettings) -> None:
        self._settings = settings
        self._port = settings.port
        self._postgres: EmbeddedPostgres | None = None
        self._gateway: GatewayServer | None = None
        self._config: GatewayConfig | None = None

    @property
    def url(self) -> str:
        """Where clients reach the gateway."""
        host = self._settings.host
        shown = _WILDCARDS.get(host, f"[{host}]" if ":" in host else host)
        return f"http://{shown}:{self._port}"

    @property
    def pictures_url(self) -> str:
        """Where clients reach the folder of pictures."""
        return f"{self.url}{PICTURES_PATH}"

    @property
    def anon_key(self) -> str:
        """The key that every station carries."""
        return self._running.anon_key

    @property
    def service_key(self) -> str:
        """The key that may do everything, and that never leaves the backend's machine."""
        return self._running.service_key

    @property
    def jwt_secret(self) -> str:
        """What tokens are signed with."""
        return self._running.jwt_secret

    @property
    def database_url(self) -> str:
        """The PostgreSQL in use."""
        return self._running.database_url

    @property
    def shops(self) -> Mapping[str, Shop]:
        """Shop domain to store and secret, with the secrets that were made up."""
        return self._running.shops

    def start(self) -> "Backend":
        """Bring everything up. Raises BackendError; then nothing is left running."""
        listener = listen_on(self._settings.host, self._port)
        # Held only to learn early whether the port is free: PostgreSQL takes a second to start.
        self._port = listener.getsockname()[1]
        listener.close()
        try:
            self._config = self._prepared(self._database())
            self.start_gateway()
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Take everything down; harmless when it is down."""
        self.stop_gateway()
        postgres, self._postgres = self._postgres, None
        if postgres is not None:
            postgres.stop()

    def start_gateway(self) -> None:
        """Answer requests on the same port as before. Raises BackendError."""
        if self._gateway is None:
            gateway = GatewayServer(self._running, listen_on(self._settings.host, self._port))
            gateway.start()
            self._gateway = gateway
            _logger.info("the gateway answers at %s", self.url)

    def stop_gateway(self) -> None:
        """Refuse connections from now on; PostgreSQL goes on."""
        gateway, self._gateway = self._gateway, None
        if gateway is not None:
            gateway.stop()
            _logger.info("the gateway is stopped")

    def __enter__(self) -> "Backend":
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def _running(self) -> GatewayConfig:
        if self._config is None:
            raise BackendError("The backend is not running", "Start it before asking for its keys.")
        return self._config

    def _database(self) -> str:
        if self._settings.database_url:
            return self._settings.database_url
        self._postgres = EmbeddedPostgres(self._settings.data_dir / "postgres")
        return self._postgres.start().url

    def _prepared(self, database_url: str) -> GatewayConfig:
        settings = self._settings
        try:
            migrate(database_url)
            ensure_accounts(database_url, settings.accounts)
            ensure_shelves(database_url, settings.shelves)
        except psycopg.OperationalError as error:
            raise PostgresUnavailable(
                "No connection to PostgreSQL",
                "The server named in DATABASE_URL does not answer. "
                "Check that it runs and that host, port, user and password are right.",
            ) from error
        keys = kept_keys(settings.data_dir, {shop.store for shop in settings.shops.values()})
        return GatewayConfig(
            database_url=database_url,
            jwt_secret=keys.jwt_secret,
            anon_key=keys.anon_key,
            service_key=keys.service_key,
            shops=_with_secrets(settings.shops, keys),
            version=version("ordak-station"),
            access_token_s=settings.access_token_s,
            refresh_reuse_s=settings.refresh_reuse_s,
            clock_skew_s=settings.clock_skew_s,
            statement_timeout_s=settings.statement_timeout_s,
            pictures=settings.pictures,
        )


def _with_secrets(shops: Mapping[str, Shop], keys: Keys) -> dict[str, Shop]:
    return {
        domain.casefold(): shop if shop.secret else replace(shop, secret=keys.webhook_secrets[shop.store])
        for domain, shop in shops.items()
    }
