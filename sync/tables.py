"""The tables as SQLAlchemy sees them. The migrations make them; a test holds the two together."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Dialect,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData()


class UtcTime(TypeDecorator[datetime]):
    """A UTC time as text of one fixed width, so that text order is time order and IT can read it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Timezone-aware time to text."""
        if value is None:
            return None
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Text to timezone-aware time."""
        return None if value is None else datetime.fromisoformat(value)


entries = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("event_id", Text, nullable=False, unique=True),
    Column("order_key", Text, nullable=False),
    Column("function", Text, nullable=False),
    Column("args", JSON, nullable=False),
    Column("occurred_at", UtcTime, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    Column("clock_offset_s", Float),
    Column("station", Text, nullable=False),
    Column("staff", Text),
    Column("payload_version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", UtcTime),
    Column("last_error", Text),
    Column("last_message", Text),
    Column("sent_at", UtcTime),
    Column("settled_at", UtcTime),
    Column("already_done", Boolean, nullable=False),
    Column("answer", JSON(none_as_null=True)),
    Column("discard_reason", Text),
    Column("waiting_since", UtcTime),
    Column("overdue_at", UtcTime),
    Column("hastened", Boolean, nullable=False),
    Column("discarded_by", Text),
)

documents = Table(
    "document",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("body", JSON, nullable=False),
)

marks = Table(
    "feed_mark",
    metadata,
    Column("name", Text, primary_key=True),
    Column("position", Integer),
    Column("synced_at", UtcTime, nullable=False),
)
