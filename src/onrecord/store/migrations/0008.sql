-- Whether a correction adds a statement that no model had read. Its verdict is 'fix' then, since the
-- table has no other that allows a statement.
ALTER TABLE correction ADD COLUMN added INTEGER NOT NULL DEFAULT 0 CHECK (added IN (0, 1));
