"""The session: signed in once, refreshed once, saved before it is used, and never with the secret key."""

import base64
import json
import stat
import threading
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from sync.auth import Auth
from sync.errors import (
    AuthExpired,
    BackendUnreachable,
    ContractMismatch,
    DiskRefused,
    OutcomeUnknown,
    ServiceKeyRefused,
    SignInFailed,
)
from sync.fakes import Fault, FaultKind, ManualClock
from sync.http import Http
from sync.keyring_store import KeyringTokenStore
from sync.keys import refuse_service_key
from sync.token_store import FileTokenStore, token_store_for

from .conftest import Bench


def _jwt(**claims: str) -> str:
    parts = ({"alg": "HS256"}, claims)
    coded = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
    return ".".join([*coded, "signature"])


@pytest.mark.parametrize(
    "key", ["sb_secret_abc", _jwt(role="service_role"), f" {_jwt(role='service_role')}\n"]
)
def test_the_secret_key_is_refused(key: str, tmp_path: Path) -> None:
    """A station refuses to start with a service-role key, and says what to do."""
    with pytest.raises(ServiceKeyRefused, match="put the anon"):
        Auth(key, "e", "p", FileTokenStore(tmp_path / "session"), ManualClock())


@pytest.mark.parametrize("key", ["", "anon-key", "sb_publishable_x", _jwt(role="anon"), "a.b.c", "a.W10.c"])
def test_other_keys_are_taken(key: str) -> None:
    """An anon or publishable key, or something that is no key at all, is not mistaken for it."""
    refuse_service_key(key)


def test_one_sign_in_serves_many_calls(bench: Bench) -> None:
    """The token is kept between calls."""
    for _ in range(3):
        bench.rpc.probe()
    assert bench.backend.grants == ["password"]


def test_a_session_is_renewed_before_it_ends(bench: Bench) -> None:
    """Shortly before the token ends it is refreshed, without the password."""
    bench.rpc.probe()
    bench.clock.advance(3541)
    bench.rpc.probe()
    assert bench.backend.grants == ["password", "refresh_token"]


def test_an_expired_token_is_replaced_once(bench: Bench) -> None:
    """A 401 in mid-work is answered by one refresh, and the call goes on."""
    bench.rpc.probe()
    bench.backend.expire_tokens()
    bench.rpc.probe()
    assert bench.backend.grants == ["password", "refresh_token"]


def test_a_revoked_session_is_begun_anew(bench: Bench) -> None:
    """When the refresh token is refused, the station signs in again."""
    bench.rpc.probe()
    bench.backend.revoke_sessions()
    bench.rpc.probe()
    assert bench.backend.grants == ["password", "refresh_token", "password"]


def test_a_call_refused_with_a_fresh_session_is_not_repeated(bench: Bench) -> None:
    """401 after the refresh is no question of the session: AuthExpired, one refresh only."""
    bench.rpc.probe()
    bench.backend.script(*[Fault.error(401, "PGRST301", "station_contract")] * 2)
    with pytest.raises(AuthExpired):
        bench.rpc.probe()
    assert bench.backend.grants == ["password", "refresh_token"]


def test_a_wrong_password_is_named(bench: Bench) -> None:
    """A refused sign-in says what to correct."""
    bench.backend.password = "changed"
    with pytest.raises(SignInFailed, match="correct them in the settings"):
        bench.rpc.probe()


def test_a_sign_in_out_of_reach_is_no_wrong_password(bench: Bench) -> None:
    """A backend that is away is unreachable, not a refusal."""
    bench.backend.stop()
    with pytest.raises(BackendUnreachable):
        bench.rpc.probe()


def test_a_foreign_sign_in_is_named(bench: Bench) -> None:
    """Something else at the backend's address: what was found is said, not a KeyError."""
    bench.backend.script(Fault(FaultKind.REPLY, body=b'{"hello": "world"}'))
    with pytest.raises(ContractMismatch):
        bench.rpc.probe()


def test_a_restart_uses_the_kept_token(bench: Bench) -> None:
    """After a restart the saved refresh token serves; the password is not sent again."""
    bench.rpc.probe()
    again = Auth(bench.backend.anon_key, "e", "p", bench.store, bench.clock)
    again.token(bench.http)
    assert bench.backend.grants == ["password", "refresh_token"]


def test_the_new_token_is_saved_before_it_is_used(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """When it cannot be saved the session is not used."""

    def refuse(token: str) -> None:
        raise DiskRefused("NOT saved", "no room")

    monkeypatch.setattr(bench.store, "save", refuse)
    with pytest.raises(DiskRefused):
        bench.rpc.probe()
    assert bench.backend.kitchen.received == []


def test_two_threads_refresh_once(bench: Bench) -> None:
    """Two threads that meet the same refused token make one refresh."""
    refused = bench.auth.token(bench.http)
    others = [Http(bench.backend.url) for _ in range(4)]
    threads = [threading.Thread(target=bench.auth.replace, args=(other, refused)) for other in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for other in others:
        other.close()
    assert bench.backend.grants == ["password", "refresh_token"]


def test_who_waits_for_anothers_sign_in_can_be_stopped(bench: Bench) -> None:
    """While one thread's sign-in hangs, another that waits for it still ends when asked."""
    bench.backend.script(Fault(FaultKind.HANG))
    hung, ends = Http(bench.backend.url), list[str]()

    def sign_in(http: Http) -> None:
        with pytest.raises((BackendUnreachable, OutcomeUnknown)) as caught:
            bench.auth.token(http)
        ends.append(caught.value.code)

    first = threading.Thread(target=sign_in, args=(hung,))
    first.start()
    assert bench.backend.hangs.wait(10)
    second = threading.Thread(target=sign_in, args=(bench.http,))
    second.start()
    bench.http.abort()
    second.join(10)
    assert ends == ["STOPPED"]
    hung.abort()
    first.join(10)
    hung.close()


def test_the_file_is_private_and_whole(tmp_path: Path) -> None:
    """The token file has mode 0600, is replaced as a whole, and can be forgotten."""
    store = FileTokenStore(tmp_path / "session")
    assert store.load() is None
    store.save("one")
    store.save("two")
    assert store.load() == "two"
    assert stat.S_IMODE((tmp_path / "session").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["session"]
    store.clear()
    assert store.load() is None


class _Keyring(KeyringBackend):
    """A keyring in memory that can be locked."""

    priority = 5.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        """The password, or None."""
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        if self.locked:
            raise KeyringLocked
        self.kept[service, username] = password


def test_a_real_keyring_is_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The token is in the keyring and in no file; only a locked keyring leaves it to the file."""
    system = _Keyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", system)
    store = token_store_for(tmp_path, "bench@kitchen.example http://kitchen.example")
    assert isinstance(store.chosen, KeyringTokenStore)
    store.save("one")
    assert list(system.kept.values()) == ["one"]
    assert list(tmp_path.iterdir()) == []
    system.locked = True
    store.save("two")
    assert store.load() == "two"


def test_without_a_keyring_it_is_a_file_per_account(tmp_path: Path) -> None:
    """Keyring's placeholder is not used, and two accounts do not share a token."""
    first, second = (token_store_for(tmp_path, account) for account in ("a", "b"))
    assert isinstance(first.chosen, FileTokenStore)
    first.save("one")
    assert second.load() is None
