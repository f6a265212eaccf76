-- What a person says of a statement. It is kept apart from what a model read and wins over it, in
-- every revision that has the passage, and after the document is read again.
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    made TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'fix')),
    start INTEGER NOT NULL,       -- of the passage, where it stood when the correction was made
    passage TEXT NOT NULL,        -- the words that hold all spans of it
    anchor TEXT NOT NULL,         -- the content that it is about; spans are counted from `start`
    statement TEXT                -- what is right, an object; NULL if rejected
) STRICT;
CREATE INDEX correction_by_document ON correction (document);

-- A model's statement that a correction is about keeps its row: `replaced` is the position of the
-- statement that is right, or -1 if none is. Statements and speakers that come from a correction
-- name it, and follow the model's. Their keys begin with "c:", as the model's may be the same.
ALTER TABLE statement ADD COLUMN replaced INTEGER;
ALTER TABLE statement ADD COLUMN correction INTEGER REFERENCES correction ON DELETE CASCADE;
ALTER TABLE speaker ADD COLUMN correction INTEGER REFERENCES correction ON DELETE CASCADE;
CREATE INDEX statement_by_correction ON statement (correction) WHERE correction IS NOT NULL;
CREATE INDEX speaker_by_correction ON speaker (correction) WHERE correction IS NOT NULL;
