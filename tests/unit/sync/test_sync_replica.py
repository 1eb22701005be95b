"""The replica keeps what is newest and forgets only what it is told to forget."""

from sync.fakes import ManualClock
from sync.replica import Document, FeedMark, Replica


def _document(key: str, version: int, **body: object) -> Document:
    return Document("order", key, version, {"id": key, "version": version, **body})


def _mark(clock: ManualClock, position: int | None = 5) -> FeedMark:
    return FeedMark("order@bannos", position, clock.now())


def test_only_newer_documents_are_kept(replica: Replica, clock: ManualClock) -> None:
    """A document changes when its version is higher; the same or a lower one changes nothing."""
    replica.apply("order", [_document("a", 2, size="6"), _document("b", 1)], _mark(clock))
    changed = replica.apply(
        "order", [_document("a", 1, size="5"), _document("b", 2), _document("c", 1)], _mark(clock)
    )
    assert changed == ("b", "c")
    found = replica.get("order", "a")
    assert found
    assert found.body["size"] == "6"


def test_the_mark_is_kept_with_the_documents(replica: Replica, clock: ManualClock) -> None:
    """How far the feed was read, and when, is known after a restart; before the first time nothing is."""
    assert replica.mark("order@bannos") is None
    replica.apply("order", [_document("a", 1)], _mark(clock, 17))
    assert replica.mark("order@bannos") == _mark(clock, 17)


def test_replacing_a_list_says_what_changed(replica: Replica, clock: ManualClock) -> None:
    """What is gone goes, what is the same stays unmentioned, and an older version may replace a newer."""
    replica.apply("order", [_document("a", 9), _document("b", 1), _document("c", 1)], _mark(clock))
    changed = replica.replace_all("order", [_document("a", 1), _document("b", 1)], _mark(clock))
    assert changed == ("c", "a")
    assert [(d.key, d.version) for d in replica.all("order")] == [("a", 1), ("b", 1)]


def test_kinds_do_not_mix(replica: Replica, clock: ManualClock) -> None:
    """Replacing one kind leaves the others alone."""
    replica.apply("order", [_document("a", 1)], _mark(clock))
    replica.replace_all("staff", [Document("staff", "a", 0, {"name": "Ana"})], _mark(clock))
    replica.replace_all("staff", [], _mark(clock))
    assert replica.all("staff") == ()
    assert [d.key for d in replica.get_many("order", ["a", "z"])] == ["a"]
