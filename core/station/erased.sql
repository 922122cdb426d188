-- Students who were forgotten, by the SHA-256 of their pseudonym, and their attempts: what still comes about them is
-- dropped when it comes. due: 1 while it is still to be done, because a downlog that came back said so.
CREATE TABLE erased(student BLOB PRIMARY KEY, at_ms INTEGER NOT NULL, due INTEGER NOT NULL) STRICT;
CREATE TABLE erased_attempt(id TEXT PRIMARY KEY) STRICT;
