-- Codes that a teacher read out when the network was down (trust 2.8).

-- Those that this station made, kept before they are shown. Not drawn from the logs, so never dropped.
CREATE TABLE code_issued(
  log TEXT NOT NULL, student TEXT NOT NULL, check_id TEXT NOT NULL, request TEXT NOT NULL, action INTEGER NOT NULL,
  code TEXT NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY(log, student, check_id, request, action)) STRICT;

-- Those that were typed at a kiosk, as its log says. Facts, drawn from the logs.
CREATE TABLE code_used(
  log TEXT NOT NULL, idx INTEGER NOT NULL, student TEXT NOT NULL, check_id TEXT NOT NULL, request TEXT NOT NULL,
  action INTEGER NOT NULL, grant_id TEXT NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY(log, idx)) STRICT;
CREATE INDEX code_used_by ON code_used(student, check_id);
