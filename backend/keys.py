"""The secrets of one backend, made at its first start and kept in its data folder for its owner only."""

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from backend.errors import BackendError
from backend.gateway.tokens import api_key


@dataclass(frozen=True, slots=True)
class Keys:
    """Signing secret, the two API keys signed with it, and the webhook secret of each store."""

    jwt_secret: str = field(repr=False)
    anon_key: str
    service_key: str = field(repr=False)
    webhook_secrets: dict[str, str] = field(repr=False)


def kept_keys(data_dir: Path, stores: Iterable[str]) -> Keys:
    """The keys of this folder, made where they are missing. Raises BackendError for a damaged file."""
    path = data_dir / "keys.json"
    keys = _read(path) or _new_keys()
    missing = {store: secrets.token_hex(32) for store in stores if store not in keys.webhook_secrets}
    if missing or not path.exists():
        keys.webhook_secrets.update(missing)
        _write(path, keys)
    return keys


def _new_keys() -> Keys:
    secret = secrets.token_hex(32)
    return Keys(secret, api_key(secret, "anon"), api_key(secret, "service_role"), {})


def _read(path: Path) -> Keys | None:
    try:
        return Keys(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise BackendError(
            "Keys cannot be read",
            f"The file {path} is damaged or belongs to somebody else. Restore it, or move it away: "
            "then new keys are made, and every station needs the new anon key.",
        ) from error


def _write(path: Path, keys: Keys) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(
        os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        json.dump(asdict(keys), file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
