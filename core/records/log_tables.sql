-- Logs, own ones and others' (trust: 2.5). The same in every database that keeps logs.

CREATE TABLE log(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,      -- own: as this device calls it; others': the log's id
  identity BLOB NOT NULL,         -- of the writer
  nonce BLOB NOT NULL,
  role INT NOT NULL,
  size INT NOT NULL,              -- leaves
  boot INT NOT NULL,              -- of the last leaf
  frontier BLOB NOT NULL,         -- subtree roots
  note TEXT NOT NULL,             -- newest checkpoint; empty while nothing was received
  peer_note TEXT NOT NULL,        -- newest checkpoint that the other side countersigned; empty: none
  peer_size INT NOT NULL,         -- leaves that the other side is known to hold
  state INT NOT NULL              -- 0 in use
) STRICT;

CREATE TABLE seg(                 -- leaves first … first + n - 1, each after its length in four bytes
  log INT NOT NULL,
  first INT NOT NULL,
  n INT NOT NULL,
  leaves BLOB NOT NULL,
  PRIMARY KEY(log, first)
) STRICT;

CREATE TABLE payload(
  log INT NOT NULL,
  idx INT NOT NULL,
  salt BLOB NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY(log, idx)
) STRICT;

CREATE TABLE evidence(            -- signed, and in contradiction to what is held
  id INTEGER PRIMARY KEY,
  log INT NOT NULL,
  sum BLOB NOT NULL UNIQUE,       -- SHA-256 over note and leaves: each piece once
  reason TEXT NOT NULL,
  held_note TEXT NOT NULL,
  other_note TEXT NOT NULL,
  first INT NOT NULL,
  leaves BLOB NOT NULL            -- as in seg
) STRICT;

CREATE TABLE blob(                -- rosters, packs
  sha256 BLOB PRIMARY KEY,
  body BLOB NOT NULL,
  used INT NOT NULL DEFAULT 0     -- 1: was in use at some time, so it may go when it no longer is
) STRICT;
