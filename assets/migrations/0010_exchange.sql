-- The newest batch of the journal when the directory's word was last brought in: what is newer, the directory does not
-- know yet, and an export of changes begins there.
ALTER TABLE tenant ADD COLUMN imported INTEGER NOT NULL DEFAULT 0;
