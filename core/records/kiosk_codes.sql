-- Codes that teachers read out (trust 2.8). Times are milliseconds with power, as this kiosk's log counts them: a pulled
-- plug neither refunds a try nor shortens a wait.

CREATE TABLE code_request(        -- what a code must be for
  name TEXT PRIMARY KEY,          -- whose and of which check, in a spelling that tells nothing
  request BLOB NOT NULL,          -- sealed for this kiosk; empty: used up
  wrong INT NOT NULL,             -- tries charged to it
  rounds INT NOT NULL,            -- requests used up in a row
  until_ms INT NOT NULL           -- when the next one may be drawn
) STRICT;

CREATE TABLE code_try(            -- every try of this kiosk, charged before it is compared; a right one goes again
  id INTEGER PRIMARY KEY,
  at_ms INT NOT NULL,
  open INT NOT NULL               -- 1: it has no leaf yet
) STRICT;
