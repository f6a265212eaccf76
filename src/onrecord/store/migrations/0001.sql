-- Offsets are Unicode code points, half-open, into revision.text. Lists are JSON arrays; a list of
-- spans is an array of [start, end].

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One place of publication: the same address is the same document, however its text changes.
-- A number is never given twice: what a newsroom wrote down stays true after a removal.
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE model (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    UNIQUE (name, version, sha256)
) STRICT;

-- What stood at the address, and what was read in it.
CREATE TABLE revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    added TEXT NOT NULL,
    content_sha256 TEXT NOT NULL, -- of what was published: text, title, date, outlet, author, url
    record_sha256 TEXT NOT NULL,  -- of everything in this row and below it that a reader wrote
    model INTEGER NOT NULL REFERENCES model,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    title TEXT,
    date TEXT,
    lang TEXT NOT NULL,
    outlet TEXT,
    author TEXT,
    url TEXT,
    path TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes_sha256 TEXT NOT NULL,   -- of the file or page as it came
    encoding TEXT,
    notes TEXT NOT NULL,
    document_zones TEXT NOT NULL, -- [kind, start, end, label, [from, to] in seconds, page]
    zones TEXT NOT NULL,
    paragraphs TEXT NOT NULL,
    sentences TEXT NOT NULL,
    quotations TEXT NOT NULL,     -- [start, end, inner start, inner end, style, depth, closed]
    unattributed TEXT NOT NULL,
    UNIQUE (document, number)
) STRICT;
CREATE INDEX revision_by_content ON revision (content_sha256);
CREATE INDEX revision_by_date ON revision (latest, date);

CREATE TABLE speaker (
    revision INTEGER NOT NULL REFERENCES revision ON DELETE CASCADE,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    role TEXT,
    origin_start INTEGER NOT NULL,
    origin_end INTEGER NOT NULL,
    mentions TEXT NOT NULL,
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL REFERENCES revision ON DELETE CASCADE,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    content TEXT NOT NULL,
    quoted TEXT NOT NULL,
    type TEXT NOT NULL,
    voice TEXT NOT NULL,
    act TEXT,
    zone TEXT NOT NULL,           -- in which its first content begins
    speaker INTEGER,              -- position
    addressee_start INTEGER,
    addressee_end INTEGER,
    parent INTEGER,               -- position
    topic TEXT,
    topic_from TEXT,
    confidence REAL NOT NULL,
    flags TEXT NOT NULL,
    why TEXT NOT NULL,
    UNIQUE (revision, position),
    UNIQUE (revision, key),
    FOREIGN KEY (revision, speaker) REFERENCES speaker (revision, position)
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (revision, parent) REFERENCES statement (revision, position)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX statement_by_parent ON statement (revision, parent) WHERE parent IS NOT NULL;
CREATE INDEX statement_by_speaker ON statement (revision, speaker) WHERE speaker IS NOT NULL;

-- The index keeps no copy of the words: what is found is sliced from revision.text.
-- A row's id is a statement's.
CREATE VIRTUAL TABLE words USING fts5 (
    content, speaker, topic, outlet,
    content = '',
    tokenize = 'unicode61 remove_diacritics 2'
);
-- Which words name a speaker or an outlet says nothing on how well a content fits a search.
INSERT INTO words (words, rank) VALUES ('rank', 'bm25(1.0, 0.0, 0.0, 0.0)');
