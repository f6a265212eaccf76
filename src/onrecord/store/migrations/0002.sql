-- What a statement's content means, as a direction: for `find --like`. Made when first needed.
CREATE TABLE embedding (
    statement INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE,
    model INTEGER NOT NULL REFERENCES model,
    signs BLOB NOT NULL,          -- a bit a component: whether it is above zero
    vector BLOB NOT NULL          -- int8, a byte a component; its length has no meaning
) STRICT;
-- The signs are looked through for each question; the vectors of a few are then compared.
CREATE INDEX embedding_signs ON embedding (model, statement, signs);
