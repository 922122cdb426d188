-- What the station remembers beside the logs.

CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

-- Kiosks that have joined. up: the log that it writes; down: the log that the station writes for it.
CREATE TABLE kiosk(
  fingerprint BLOB PRIMARY KEY, identity BLOB NOT NULL, nonce BLOB NOT NULL, seat TEXT NOT NULL,
  up TEXT NOT NULL, down TEXT NOT NULL, down_nonce BLOB NOT NULL) STRICT;

-- Which leaves came in when: [first, size) of a log. Not drawn from the logs, so never dropped.
CREATE TABLE arrival(
  seq INTEGER PRIMARY KEY, log TEXT NOT NULL, first INTEGER NOT NULL, size INTEGER NOT NULL, at_ms INTEGER NOT NULL) STRICT;
CREATE INDEX arrival_of ON arrival(log, first);

-- Things that a teacher should hear of once. key: the same thing again is no news.
CREATE TABLE alarm(key TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, what TEXT NOT NULL) STRICT;

CREATE TABLE class(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, active INTEGER NOT NULL) STRICT;
CREATE TABLE student(
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source_id TEXT NOT NULL, username TEXT NOT NULL, given TEXT NOT NULL,
  preferred TEXT NOT NULL, family TEXT NOT NULL, active INTEGER NOT NULL, pin TEXT NOT NULL) STRICT;
CREATE TABLE member(student TEXT NOT NULL, position INTEGER NOT NULL, class TEXT NOT NULL, PRIMARY KEY(student, position)) STRICT;

-- Every version of every pack that ever came; its bytes are in blob. present: the one that kiosks get.
CREATE TABLE pack(
  hash BLOB PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, size INTEGER NOT NULL, added_ms INTEGER NOT NULL,
  present INTEGER NOT NULL) STRICT;
