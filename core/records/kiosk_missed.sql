-- What a mark says of the skills. A fact, like the rest of the table.

ALTER TABLE marked ADD COLUMN missed TEXT;  -- skills that are not there yet, one a line; null: the mark does not say
