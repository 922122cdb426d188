-- How a student likes to read: size, colours, letters, language. It helps at this kiosk alone, is no record, and goes
-- when the kiosk is told to forget the student.
CREATE TABLE look(
  name TEXT PRIMARY KEY,          -- whose, in a spelling that tells nothing
  look BLOB NOT NULL              -- sealed for this kiosk
) STRICT;
