-- The pace that a teacher set for a class and a unit (pace.h). first_day: days since 1 January 1970 on the classroom's
-- wall. days: school days for each lesson. unit: "pack/unit". Not drawn from the logs.
CREATE TABLE pace(
  class TEXT NOT NULL, unit TEXT NOT NULL, first_day INTEGER NOT NULL, days INTEGER NOT NULL, PRIMARY KEY(class, unit)) STRICT;
