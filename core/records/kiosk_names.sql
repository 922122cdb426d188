-- Rows that belong to one student are named after the SHA-256 of the pseudonym: so the kiosk finds them when it is told
-- to forget somebody whom it knows by nothing else. Rows of the old spelling can't be found again. They go once; what
-- bounds a guesser, the misses of the whole kiosk and the tries of the day, stays as it is.
DELETE FROM guard WHERE name <> 'kiosk';

DROP TABLE code_request;
CREATE TABLE code_request(        -- what a code must be for
  name TEXT PRIMARY KEY,          -- whose and of which check, in a spelling that tells nothing
  whose TEXT NOT NULL,            -- whose alone, likewise; that of nobody for the teacher's own code
  request BLOB NOT NULL,          -- sealed for this kiosk; empty: used up
  wrong INT NOT NULL,             -- tries charged to it
  rounds INT NOT NULL,            -- requests used up in a row
  until_ms INT NOT NULL           -- when the next one may be drawn
) STRICT;
CREATE INDEX code_request_of ON code_request(whose);
