-- At what event a statement was made, as the document's: [kind, place, date].
ALTER TABLE statement ADD COLUMN occasion TEXT;
