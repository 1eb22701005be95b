-- AUTOINCREMENT: a number is never given twice, so that the order of scans stays the order of seq.
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    order_key TEXT NOT NULL,
    function TEXT NOT NULL,
    args JSON NOT NULL,
    occurred_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    clock_offset_s REAL,
    station TEXT NOT NULL,
    staff TEXT,
    payload_version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('pending', 'sending', 'waiting', 'attention', 'confirmed', 'duplicate', 'discarded')
    ),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TEXT,
    last_error TEXT,
    last_message TEXT,
    sent_at TEXT,
    settled_at TEXT,
    already_done BOOLEAN NOT NULL DEFAULT 0,
    answer JSON,
    discard_reason TEXT CHECK (state <> 'discarded' OR discard_reason IS NOT NULL)
);

-- Finding the head of each order must not slow down as the history grows.
CREATE INDEX entry_open ON entry (order_key, seq)
    WHERE state IN ('pending', 'sending', 'waiting', 'attention');

CREATE TABLE document (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    body JSON NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE TABLE feed_mark (
    name TEXT PRIMARY KEY,
    position INTEGER,
    synced_at TEXT NOT NULL
) WITHOUT ROWID;
