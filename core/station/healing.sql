-- Kiosks whose downlog may lack deeds that others have: since a restore, or since another kiosk gave deeds back.
-- restored_ms: when the station was restored; 0: not because of that.

CREATE TABLE unheard(kiosk BLOB PRIMARY KEY, restored_ms INTEGER NOT NULL) STRICT;
