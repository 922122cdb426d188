-- Kiosks that were taken out of use. What their logs held then counts. Not drawn from the logs; the downlogs say it, too.
-- told: its own downlog says so.
CREATE TABLE retired(kiosk BLOB PRIMARY KEY, at_ms INTEGER NOT NULL, told INTEGER NOT NULL) STRICT;

-- What such a kiosk sent later, as it came: it counts when somebody has looked at it and says so. from_leaf, size: which
-- leaves of its log; checks: how many of them were handed in.
CREATE TABLE aside(
  number INTEGER PRIMARY KEY, kiosk BLOB NOT NULL, came_ms INTEGER NOT NULL, from_leaf INTEGER NOT NULL, size INTEGER NOT NULL,
  checks INTEGER NOT NULL, slice BLOB NOT NULL) STRICT;
