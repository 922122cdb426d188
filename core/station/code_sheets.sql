-- Sheets of codes that were made for days without the network (code_sheets.h). Not drawn from the logs, so never
-- dropped; the codes themselves stand in code_issued.
CREATE TABLE code_sheet(
  log TEXT NOT NULL, number INTEGER NOT NULL, count INTEGER NOT NULL, until_ms INTEGER NOT NULL, made_ms INTEGER NOT
  NULL, down_size INTEGER NOT NULL,  -- leaves of the kiosk's downlog, with the one that tells of the sheet
  PRIMARY KEY(log, number)) STRICT;
