-- Stations that stand in the place of others (trust: 2.2). successions: how many stations a kiosk had before.
ALTER TABLE kiosk ADD COLUMN successions INTEGER NOT NULL DEFAULT 0;

-- Statements that were given, for kiosks whose disk goes back in time.
CREATE TABLE statement(before BLOB NOT NULL, number INTEGER NOT NULL, said BLOB NOT NULL, PRIMARY KEY(before, number)) STRICT;

-- What a kiosk gives of a former downlog, until it is whole. From then on it lies with the other logs.
CREATE TABLE past(log TEXT NOT NULL, first INTEGER NOT NULL, size INTEGER NOT NULL, part BLOB NOT NULL, PRIMARY KEY(log, first)) STRICT;

-- Kiosks of a replaced station: what came of them. before: fingerprint of the station whose log it is to give next; empty:
-- none is missing. logs: how many it gave. done: all that it had is here.
CREATE TABLE moved(kiosk BLOB PRIMARY KEY, at_ms INTEGER NOT NULL, before BLOB NOT NULL, logs INTEGER NOT NULL DEFAULT 0,
  decisions INTEGER NOT NULL DEFAULT 0, lost INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0) STRICT;

-- Parcels that a kiosk does not have, so that they are not asked for again.
CREATE TABLE parcel_gone(kiosk BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY(kiosk, hash)) STRICT;

-- Up to which leaf of a kiosk's log its keys were looked at for this version of the recovery sheet (seal_again.h).
CREATE TABLE sealed_again(kiosk BLOB PRIMARY KEY, version INTEGER NOT NULL, idx INTEGER NOT NULL) STRICT;

-- Keys of kiosks' epochs that the station before has sealed again, for a newer recovery sheet.
CREATE TABLE epoch_again(log TEXT NOT NULL, number INTEGER NOT NULL, leaf BLOB NOT NULL, PRIMARY KEY(log, number, leaf)) STRICT;

-- Checks that were handed in at other kiosks, as kiosks of a replaced station were told.
CREATE TABLE told_of(log TEXT NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY(log, idx)) STRICT;

-- Where a kiosk's log says that it goes on with this station. Facts, drawn from the logs. kind, number: ledger::Succession.
CREATE TABLE went_on(log TEXT NOT NULL, idx INTEGER NOT NULL, kind INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY(log, idx)) STRICT;

-- Leaves whose payload came sealed with keys that are not here.
CREATE TABLE closed(log TEXT NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY(log, idx)) STRICT;
