-- The same quotation in many documents. All of this is derived from the latest revisions, by the room
-- `follow`, and can be derived again.

-- What is compared of a quotation; quotations that differ in marks and spelling alone have one.
CREATE TABLE wording (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,        -- in words
    words BLOB NOT NULL,          -- eight bytes a word
    gaps TEXT NOT NULL,           -- indices of words
    fingerprints BLOB NOT NULL,   -- eight bytes each
    root INTEGER                  -- the wording that stands for the quotation; NULL: not placed yet
) STRICT;
CREATE INDEX wording_by_root ON wording (root);
CREATE TABLE fingerprint (
    hash INTEGER NOT NULL,
    wording INTEGER NOT NULL,
    PRIMARY KEY (hash, wording)
) STRICT, WITHOUT ROWID;
-- Wordings that can be of one utterance, each pair in both directions.
CREATE TABLE likeness (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    least REAL NOT NULL,          -- of the shares that each has of the other
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- Words in quotation marks: of a statement, or of none.
CREATE TABLE quotation (
    id INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL REFERENCES revision ON DELETE CASCADE,
    statement INTEGER REFERENCES statement ON DELETE CASCADE,
    spans TEXT NOT NULL,
    wording INTEGER NOT NULL REFERENCES wording
) STRICT;
CREATE INDEX quotation_by_revision ON quotation (revision);
CREATE INDEX quotation_by_statement ON quotation (statement);
CREATE INDEX quotation_by_wording ON quotation (wording);
-- Revisions all of whose quotations are there.
CREATE TABLE followed (
    revision INTEGER PRIMARY KEY REFERENCES revision ON DELETE CASCADE
) STRICT;
-- Wordings that may have lost their last quotation.
CREATE TABLE loose (
    wording INTEGER PRIMARY KEY
) STRICT;

-- Whatever changes a record takes its quotations out, until they are followed again.
CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
    DELETE FROM followed WHERE revision = new.revision;
END;
CREATE TRIGGER statement_taken AFTER DELETE ON statement BEGIN
    DELETE FROM followed WHERE revision = old.revision;
END;
CREATE TRIGGER statement_replaced AFTER UPDATE OF replaced ON statement BEGIN
    DELETE FROM followed WHERE revision = new.revision;
END;
CREATE TRIGGER revision_changed AFTER UPDATE OF latest, record_sha256 ON revision BEGIN
    DELETE FROM followed WHERE revision = new.id;
END;
CREATE TRIGGER unfollowed AFTER DELETE ON followed BEGIN
    DELETE FROM quotation WHERE revision = old.revision;
END;
CREATE TRIGGER quotation_taken AFTER DELETE ON quotation BEGIN
    INSERT OR IGNORE INTO loose VALUES (old.wording);
END;
