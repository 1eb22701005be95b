"""Refuses the one key that must never reach a station: it would bypass every rule of the backend."""

import base64
import json

from sync.errors import ServiceKeyRefused


def refuse_service_key(key: str) -> None:
    """Raise ServiceKeyRefused for a secret key: `sb_secret_...` or a JWT whose role claim is service_role."""
    if key.strip().startswith("sb_secret_") or _role(key) == "service_role":
        raise ServiceKeyRefused(
            "This is the backend's secret key",
            "anon_key holds a service-role key, which may do everything. A station never needs it: "
            "put the anon (publishable) key in the settings, and have the secret key replaced.",
        )


def _role(key: str) -> object:
    parts = key.strip().split(".")
    if len(parts) != 3:
        return None
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except ValueError:
        return None
    return claims.get("role") if isinstance(claims, dict) else None
