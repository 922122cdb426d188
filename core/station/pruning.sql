-- What each kiosk was told that it need not keep (pruning.h): leaves of its log, and of its downlog, before these. Not
-- drawn from the logs.
CREATE TABLE pruned(kiosk BLOB PRIMARY KEY, own INTEGER NOT NULL, down INTEGER NOT NULL, at_ms INTEGER NOT NULL) STRICT;
