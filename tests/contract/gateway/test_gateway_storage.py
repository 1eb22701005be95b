"""The public folder of pictures: what is in it is given away, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from backend.gateway.config import GatewayConfig
from backend.gateway.server import GatewayServer, listen_on
from resources.cake_pictures import CakeSketch, draw_cakes


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[str]:
    """A gateway with one picture of ours and a secret beside the folder; the database is away."""
    draw_cakes([CakeSketch("bannos-1-0", "Large", "Vanilla", "Ana")], tmp_path / "pictures")
    (tmp_path / "pictures" / "keys.json").write_text("secret")
    (tmp_path / "secret.jpg").write_text("secret")
    config = GatewayConfig(
        database_url="host=127.0.0.1 port=9",
        jwt_secret="s" * 32,
        anon_key="a",
        service_key="b",
        pictures=tmp_path / "pictures",
    )
    listener = listen_on("127.0.0.1", 0)
    server = GatewayServer(config, listener)
    server.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/storage/v1/object/public/cakes/"
    server.stop()


def test_a_picture_is_open_to_anybody(storage: str) -> None:
    """No key, no session: as in a public bucket."""
    answer = requests.get(storage + "bannos-1-0.jpg", timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.content[:3] == b"\xff\xd8\xff"


@pytest.mark.parametrize("name", ["other.jpg", "keys.json", "..%2Fsecret.jpg", "%2e%2e/secret.jpg", ""])
def test_nothing_else_is_given_away(storage: str, name: str) -> None:
    """Neither what is not there, nor other files, nor what lies beside the folder."""
    answer = requests.get(storage + name, timeout=10)
    assert answer.status_code in (400, 404)
    assert "secret" not in answer.text
