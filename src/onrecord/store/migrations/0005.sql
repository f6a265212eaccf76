-- What an act is directed at.
ALTER TABLE statement ADD COLUMN target_start INTEGER;
ALTER TABLE statement ADD COLUMN target_end INTEGER;
