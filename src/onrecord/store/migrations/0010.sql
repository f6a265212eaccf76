-- Of the wordings that have a fingerprint, only the longest are looked at. What was followed before is
-- followed again, as what makes two wordings alike has changed.
DROP TABLE fingerprint;
CREATE TABLE fingerprint (
    hash INTEGER NOT NULL,
    place INTEGER NOT NULL,       -- minus the wording's size: the longest come first
    wording INTEGER NOT NULL,
    PRIMARY KEY (hash, place, wording)
) STRICT, WITHOUT ROWID;
DELETE FROM quotation;
DELETE FROM followed;
DELETE FROM likeness;
DELETE FROM wording;
DELETE FROM loose;
