"""Shopify's webhook signature: base64 of the HMAC-SHA256 of the raw body, in `X-Shopify-Hmac-Sha256`."""

import base64
import hashlib
import hmac


def sign(body: bytes, secret: str) -> str:
    """The header value that Shopify would send with this body."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode("ascii")


def signature_matches(body: bytes, secret: str, header: str | None) -> bool:
    """Whether the header is the body's signature. Takes the same time however much of it is right."""
    return header is not None and hmac.compare_digest(
        sign(body, secret).encode(), header.encode("utf-8", "replace")
    )
