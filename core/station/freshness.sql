-- What a kiosk sent is news only after what it sent before, by its own count: its start, its milliseconds since then,
-- and its messages. 0: from before that was kept.

ALTER TABLE open_state ADD COLUMN boot INTEGER NOT NULL DEFAULT 0;
ALTER TABLE open_state ADD COLUMN mono_ms INTEGER NOT NULL DEFAULT 0;

ALTER TABLE clock_sample ADD COLUMN mono_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clock_sample ADD COLUMN counter INTEGER NOT NULL DEFAULT 0;

-- Alarms (by key, or by what their records say happened) that somebody has seen.
CREATE TABLE alarm_seen(id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT;
