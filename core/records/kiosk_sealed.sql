-- What lies on a kiosk's disk tells nothing to who takes the disk (trust: I6). Values are sealed from here on; what was
-- kept open before is sealed at the next opening (kiosk_seal_old.cpp). Facts are drawn in memory (kiosk_facts.sql).

DROP TABLE attempt;
DROP TABLE asking;
DROP TABLE granted;
DROP TABLE marked;
DROP TABLE step;
DROP TABLE decided;
DROP TABLE reformed;

ALTER TABLE payload RENAME TO old_payload;
CREATE TABLE payload(             -- salt: empty. body: sealed for this kiosk, the whole or its trace
  log INT NOT NULL,
  idx INT NOT NULL,
  salt BLOB NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY(log, idx)
) STRICT;

CREATE TABLE own_sealed(          -- the whole, under the key of an epoch, for the station
  log INT NOT NULL,
  idx INT NOT NULL,
  epoch INT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY(log, idx)
) STRICT;

ALTER TABLE scratch RENAME TO old_scratch;
CREATE TABLE scratch(attempt TEXT PRIMARY KEY, state BLOB NOT NULL) STRICT;

ALTER TABLE setting RENAME TO old_setting;
CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

ALTER TABLE blob RENAME TO old_blob;
CREATE TABLE blob(sha256 BLOB PRIMARY KEY, body BLOB NOT NULL, used INT NOT NULL DEFAULT 0) STRICT;

DELETE FROM guard;                -- their names told whose they are
