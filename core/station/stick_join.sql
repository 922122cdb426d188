-- Kiosks that join by a stick (stick_join.h): what each has said, and what was answered, from one walk to the next. Not
-- drawn from the logs; who joined is in the logs.
CREATE TABLE stick_join(
  commitment BLOB PRIMARY KEY, hello BLOB NOT NULL, answer BLOB NOT NULL, at_ms INTEGER NOT NULL,
  transcript BLOB, signature BLOB,     -- once it has revealed its nonce; the kiosk's, that it took part
  outcome INTEGER NOT NULL DEFAULT 0,  -- as sync::Outcome
  ended_ms INTEGER,                    -- null while it is open
  down BLOB) STRICT;                   -- joined: nonce of the log that is written for it
