-- Who of the documents' speakers are one. `entity` and `appearance` are worked out from the latest
-- texts, from what the user has decided and from the user's list: they can be emptied at any time.
CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,     -- the id that is shown
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    wikidata TEXT,
    forms TEXT NOT NULL,          -- how it is named: [id, key, name, role]
    links TEXT NOT NULL,          -- why these are one: [id, id, rank, reason]
    doubts TEXT NOT NULL          -- why others are not: [id of its own, id of the other, reason]
) STRICT;

-- A speaker of a document's latest text. `block` is a number made of the name: only speakers of one
-- block are ever compared. It is no name, so that nothing of a removed document stays in `stale`.
CREATE TABLE appearance (
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    block INTEGER NOT NULL,
    form TEXT,
    entity INTEGER REFERENCES entity ON DELETE SET NULL,
    PRIMARY KEY (revision, position),
    FOREIGN KEY (revision, position) REFERENCES speaker (revision, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_by_entity ON appearance (entity);
CREATE INDEX appearance_by_block ON appearance (block);

-- Blocks that have to be looked at again.
CREATE TABLE stale (block INTEGER PRIMARY KEY) STRICT;

-- With a speaker's row goes all that was concluded from it.
CREATE TRIGGER appearance_is_gone AFTER DELETE ON appearance BEGIN
    INSERT OR IGNORE INTO stale VALUES (old.block);
    DELETE FROM entity WHERE id = old.entity;
END;
CREATE TRIGGER revision_is_replaced AFTER UPDATE OF latest ON revision WHEN NOT new.latest BEGIN
    DELETE FROM appearance WHERE revision = new.id;
END;

-- What the user says: all of one side are the same, or no two of both sides are.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    blocks TEXT NOT NULL,
    sides TEXT NOT NULL           -- [{"names", "forms", "members"}], the last two as checksums
) STRICT;

-- The user's list of people.
CREATE TABLE listed (
    id INTEGER PRIMARY KEY,
    entry TEXT NOT NULL
) STRICT;
