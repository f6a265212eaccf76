-- What became of a text's words in transcripts of the archive, when somebody had them checked. It can be
-- worked out again at any time.
CREATE TABLE checked (
    revision INTEGER PRIMARY KEY REFERENCES revision ON DELETE CASCADE,
    made TEXT NOT NULL,
    checks TEXT NOT NULL
) STRICT;
CREATE TABLE checked_against (
    revision INTEGER NOT NULL REFERENCES checked ON DELETE CASCADE,
    position INTEGER NOT NULL,
    transcript INTEGER NOT NULL REFERENCES revision ON DELETE CASCADE,
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX checked_against_by_transcript ON checked_against (transcript);
-- Reasons have words of the transcripts: with one of them goes the whole check.
CREATE TRIGGER transcript_taken AFTER DELETE ON checked_against BEGIN
    DELETE FROM checked WHERE revision = old.revision;
END;
