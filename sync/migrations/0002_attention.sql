-- Since when an early entry waits and when that had become too long, both by the server's clock.
ALTER TABLE entry ADD COLUMN waiting_since TEXT;
ALTER TABLE entry ADD COLUMN overdue_at TEXT;

-- Its order changed while its call was under way: an early refusal may be out of date on arrival.
ALTER TABLE entry ADD COLUMN hastened BOOLEAN NOT NULL DEFAULT 0;

ALTER TABLE entry ADD COLUMN discarded_by TEXT;
