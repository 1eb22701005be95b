"""`ordak-station backend` as a process of its own, and the sample kitchen that it is filled with."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg
import pytest
import requests

from backend.seeding import deliver, demo_orders, demo_settings
from backend.server import Backend
from resources import seeds
from resources.seeds import OrderKind

TODAY = date(2026, 11, 22)


@contextmanager
def _command(*flags: str) -> Iterator[subprocess.Popen[str]]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    process = subprocess.Popen(
        [sys.executable, "-m", "station", "backend", *flags],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def test_every_sample_order_has_the_effect_that_it_says(folder: Path) -> None:
    """Signed, through the webhook: the cakes of the usable ones, nothing of the others, letters kept."""
    deliveries = seeds.orders(TODAY)
    with Backend(demo_settings(folder)) as backend:
        first = deliver(backend, demo_orders(TODAY))
        again = deliver(backend, demo_orders(TODAY))
        with psycopg.connect(backend.database_url) as connection:
            rows = connection.execute(
                "select store, count(*), count(cancelled_at), count(due_date) from orders group by 1"
            ).fetchall()
            letters = connection.execute("select count(*) from dead_letter").fetchone()
    malformed = sum(seed.kind is OrderKind.MALFORMED for seed in deliveries)
    duplicates = sum(seed.kind is OrderKind.DUPLICATE for seed in deliveries)
    assert (first["duplicate"], first["dead_letter"]) == (duplicates, malformed)
    assert (again["stored"], again["dead_letter"]) == (0, malformed)
    assert letters == (2 * malformed,)
    assert {store: count for store, count, _, _ in rows} == {
        store: sum(seed.new_cakes for seed in deliveries if seed.store == store)
        for store in ("bannos", "flourlane")
    }
    assert sum(cancelled for _, _, cancelled, _ in rows) >= 1
    # One was taken by phone and one at the counter, without a day.
    assert sum(count - due for _, count, _, due in rows) == 2


def test_the_command_says_where_it_is_and_stops_on_sigterm(folder: Path) -> None:
    """One line of JSON with URL, anon key and accounts; a station's account works; exit code 0."""
    with _command("--json", "--port", "0", "--data-dir", str(folder)) as process:
        assert process.stdout is not None
        shown = json.loads(process.stdout.readline())
        account = next(row for row in shown["accounts"] if row["role"] == "Station")
        headers = {"apikey": shown["anon_key"]}
        granted = requests.post(
            f"{shown['url']}/auth/v1/token?grant_type=password",
            json={"email": account["email"], "password": account["password"]},
            headers=headers,
            timeout=20,
        ).json()
        headers["Authorization"] = f"Bearer {granted['access_token']}"
        answer = requests.post(
            f"{shown['url']}/rest/v1/rpc/get_queue",
            json={"p_store": "bannos", "p_stage": "Filling"},
            headers=headers,
            timeout=20,
        ).json()
        assert answer["data"]["total_count"] > 10
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in errors
    assert "service_role" not in json.dumps(shown)


def test_without_seeds_it_shows_no_account_and_no_secret(folder: Path) -> None:
    """What a person reads: URL, key, ready."""
    with _command("--no-seed", "--port", "0", "--data-dir", str(folder)) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line.split()[0])
            if line.strip() == "ready":
                break
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert lines == ["URL", "Anon", "Stop", "ready"]
    assert process.returncode == 0


@pytest.mark.parametrize("content", ["{", "[]", '{"staff": [{"email": "a"}]}'])
def test_a_file_of_accounts_that_cannot_be_read_is_a_sentence(tmp_path: Path, content: str) -> None:
    """It says what the file must hold."""
    path = tmp_path / "accounts.json"
    path.write_text(content, encoding="utf-8")
    with _command("--accounts", str(path), "--port", "0", "--data-dir", str(tmp_path)) as process:
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 2
    assert errors.startswith("The accounts cannot be read.")
    assert "Traceback" not in errors


def test_a_port_in_use_ends_the_command_with_a_sentence(tmp_path: Path) -> None:
    """No traceback."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with _command("--port", port, "--data-dir", str(tmp_path)) as process:
            _, errors = process.communicate(timeout=30)
    assert process.returncode == 2
    assert errors.startswith("Port in use.")
    assert "Traceback" not in errors
