-- How far each kiosk was told what students did at the others: seq of the newest arrival. Not drawn from the logs.

CREATE TABLE relayed(kiosk BLOB PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
