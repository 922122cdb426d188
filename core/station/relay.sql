-- How far each kiosk was told what students did at the others: everything before this leaf of this arrival. Not drawn
-- from the logs.

CREATE TABLE relayed(kiosk BLOB PRIMARY KEY, seq INTEGER NOT NULL, leaf INTEGER NOT NULL) STRICT;
