-- At what event the statements were made: [kind, place, date].
ALTER TABLE revision ADD COLUMN occasion TEXT;
