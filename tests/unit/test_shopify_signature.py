"""The signature that tells a shop's webhook from anybody else's."""

from backend.shopify import sign, signature_matches


def test_a_signature_matches_its_body_and_secret_only() -> None:
    """One changed byte, another secret, nonsense or nothing are all refused."""
    header = sign(b'{"id": 1}', "secret")
    assert signature_matches(b'{"id": 1}', "secret", header)
    assert not signature_matches(b'{"id": 2}', "secret", header)
    assert not signature_matches(b'{"id": 1}', "other", header)
    assert not signature_matches(b'{"id": 1}', "secret", "ключ")
    assert not signature_matches(b'{"id": 1}', "secret", None)


def test_the_signature_is_shopifys() -> None:
    """Base64 of the HMAC-SHA256: the value worked out with openssl for this body and secret."""
    assert sign(b"hello", "hush") == "zvT9tMFR8adPsBeM6dkn8QqflvWemcuCShl3MgGBDKI="
