-- When things at kiosks happened (trust: 2.10).

-- This station's clock less a kiosk's time since its start, as of the newest call in which a difference was seen. Not
-- drawn from the logs.
CREATE TABLE clock_sample(log TEXT NOT NULL, boot INTEGER NOT NULL, ahead_ms INTEGER NOT NULL, PRIMARY KEY(log, boot)) STRICT;

-- Of starts and hand-ins, as the kiosk knew it. Facts, drawn from the logs.
CREATE TABLE moment(
  log TEXT NOT NULL, idx INTEGER NOT NULL, boot INTEGER NOT NULL, mono_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL,
  clock INTEGER NOT NULL, PRIMARY KEY(log, idx)) STRICT;
