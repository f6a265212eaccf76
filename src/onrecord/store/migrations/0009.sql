-- What statements of many documents are about, learned from their vectors by the room `gather`. All
-- of this can be learned again, but for the labels that a person has given.
CREATE TABLE topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    named INTEGER NOT NULL CHECK (named IN (0, 1)) -- by a person: learning again keeps it
) STRICT;
-- Directions that a topic's statements lie around: one, or several where topics were merged.
CREATE TABLE topic_centre (
    id INTEGER PRIMARY KEY,
    topic INTEGER NOT NULL REFERENCES topic ON DELETE CASCADE,
    model INTEGER NOT NULL REFERENCES model,
    vector BLOB NOT NULL          -- float32, of length 1
) STRICT;
CREATE INDEX topic_centre_by_topic ON topic_centre (topic);
CREATE TABLE topic_statement (
    statement INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE,
    topic INTEGER REFERENCES topic ON DELETE CASCADE -- NULL: it is near to none
) STRICT;
CREATE INDEX topic_statement_by_topic ON topic_statement (topic);

-- The labels' words, for `find --topic`.
CREATE VIRTUAL TABLE topic_words USING fts5 (label, tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER topic_added AFTER INSERT ON topic BEGIN
    INSERT INTO topic_words (rowid, label) VALUES (new.id, new.label);
END;
CREATE TRIGGER topic_renamed AFTER UPDATE OF label ON topic BEGIN
    UPDATE topic_words SET label = new.label WHERE rowid = new.id;
END;
CREATE TRIGGER topic_taken AFTER DELETE ON topic BEGIN
    DELETE FROM topic_words WHERE rowid = old.id;
END;
-- A label has words of documents. It goes with the last of its statements, unless a person gave it.
CREATE TRIGGER topic_left AFTER DELETE ON topic_statement WHEN old.topic IS NOT NULL BEGIN
    DELETE FROM topic WHERE id = old.topic AND NOT named
        AND NOT EXISTS (SELECT 1 FROM topic_statement WHERE topic = old.topic);
END;
