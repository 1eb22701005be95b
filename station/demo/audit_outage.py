"""What became of the outage's bad moments: answers lost, a bench killed, a scan early, a scan late."""

from datetime import datetime

from station.demo.audit import Outboxes
from station.demo.checks import Checks
from station.demo.facts import Facts, Step
from station.demo.server_ledger import ServerLedger
from station.domain.stages import Stage
from sync.entry import Entry, EntryState


def audit_outage(checks: Checks, server: ServerLedger, outboxes: Outboxes, facts: Facts) -> None:
    """Hold what PostgreSQL has against what the benches kept, event by event."""
    for stage, step in facts.unanswered.items():
        _unanswered(checks, server, _entry(outboxes, stage, step))
    _killed(checks, server, outboxes, facts)
    for step in facts.early:
        _early(checks, server, _entry(outboxes, Stage.DECORATING, step))
    _late(checks, server, outboxes, facts)


def _entry(outboxes: Outboxes, stage: Stage, step: Step) -> Entry:
    entries = outboxes[stage.value.lower()]
    # The last one: quality control may have had the step done twice.
    return next(e for e in reversed(entries) if (e.order_key, e.function) == step)


def _unanswered(checks: Checks, server: ServerLedger, entry: Entry) -> None:
    """The same event was sent until an answer came, and took effect once."""
    name = f"{entry.order_key} {entry.function} unanswered"
    rows = server.of_event(entry.event_id)
    checks.equal(f"{name}: one event with an effect", [row["effect"] for row in rows], [True])
    checks.that(f"{name}: sent again", entry.attempts >= 2, f"{entry.attempts} attempts")
    checks.equal(f"{name}: confirmed", entry.state, EntryState.CONFIRMED)


def _killed(checks: Checks, server: ServerLedger, outboxes: Outboxes, facts: Facts) -> None:
    """Each scan that the killed bench had confirmed on its screen reached PostgreSQL."""
    kept = {entry.event_id: entry for entry in outboxes["covering"] if entry.event_id in facts.kept}
    checks.equal("the killed bench's scans are all in its outbox", set(kept), set(facts.kept))
    taken = {event_id for event_id in facts.kept if server.of_event(event_id)}
    refused = {kept[event_id].function for event_id in facts.kept if event_id in kept.keys() - taken}
    checks.equal("the killed bench's scans reached PostgreSQL", refused, {facts.late_start.function})


def _early(checks: Checks, server: ServerLedger, entry: Entry) -> None:
    """Refused as early, kept waiting, and done after the step that comes before it."""
    name = f"{entry.order_key} early"
    refusals = server.refusals(entry.event_id)
    kinds = {(row["code"], row["direction"]) for row in refusals}
    checks.equal(f"{name}: refused as early", kinds, {("ORD002", "early")})
    before = server.of_step(Step(entry.order_key, "complete_covering"))
    done = server.of_event(entry.event_id)
    in_order = bool(before and done) and before[0]["id"] < done[0]["id"]
    checks.that(f"{name}: done after its predecessor", in_order and before[0]["effect"] and done[0]["effect"])
    checks.that(f"{name}: it waited", entry.waiting_since is not None and entry.attempts >= 2)
    checks.equal(f"{name}: confirmed", entry.state, EntryState.CONFIRMED)


def _late(checks: Checks, server: ServerLedger, outboxes: Outboxes, facts: Facts) -> None:
    """The supervisor's step stands; the bench's two scans of it are duplicates of that."""
    name = f"{facts.late} late"
    at = facts.scanned_at[facts.late_end]
    start = _entry(outboxes, Stage.COVERING, facts.late_start)
    end = _entry(outboxes, Stage.COVERING, facts.late_end)
    first, *others = server.of_step(facts.late_end)
    found = (first["who"], first["occurred_at"], first["effect"])
    checks.equal(f"{name}: the supervisor did it, then", found, (facts.late_by, at, True))
    moved = [(row["event_id"], row["effect"]) for row in others]
    checks.equal(f"{name}: the bench's scan moved nothing", moved, [(end.event_id, False)])
    ended = (end.state, end.already_done)
    checks.equal(f"{name}: the bench's scan was done before", ended, (EntryState.CONFIRMED, True))
    told = datetime.fromisoformat((end.answer or {})["applied_at"])
    checks.equal(f"{name}: the bench is told when", told, at)
    kinds = {(row["code"], row["direction"]) for row in server.refusals(start.event_id)}
    checks.equal(f"{name}: its start was refused as late", kinds, {("ORD002", "late")})
    checks.equal(f"{name}: its start is a duplicate", start.state, EntryState.DUPLICATE)
