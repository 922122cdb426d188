-- What a kiosk sent is news only after what it sent before, by its own count: its start, its milliseconds since then,
-- and its messages. 0: from before that was kept.

ALTER TABLE open_state ADD COLUMN boot INTEGER NOT NULL DEFAULT 0;
ALTER TABLE open_state ADD COLUMN mono_ms INTEGER NOT NULL DEFAULT 0;

ALTER TABLE clock_sample ADD COLUMN mono_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clock_sample ADD COLUMN counter INTEGER NOT NULL DEFAULT 0;

-- Alarms (by key, or by what their records say happened) that somebody has seen.
CREATE TABLE alarm_seen(id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT;

-- What is kept aside, in the parts in which it came. forks: it contradicts what counts.
CREATE TABLE aside_part(number INTEGER NOT NULL, first INTEGER NOT NULL, slice BLOB NOT NULL, PRIMARY KEY(number, first)) STRICT;
INSERT INTO aside_part SELECT number, from_leaf, slice FROM aside;
ALTER TABLE aside DROP COLUMN slice;
ALTER TABLE aside ADD COLUMN forks INTEGER NOT NULL DEFAULT 0;

-- Ways of kiosks' logs that contradict what is held and count beside it (branches.h). name: as arrivals and facts call
-- it; base: leaves that both have in common. Not drawn from the logs.
CREATE TABLE branch(name TEXT PRIMARY KEY, log TEXT NOT NULL, base INTEGER NOT NULL) STRICT;
