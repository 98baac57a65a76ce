-- Users come and go here too, not in the directory alone (DOMAIN R49 to R51, R65 to R67).

-- 1: the addition was taken back. Nobody ever was: only the journal points to the row, and redoing needs it.
ALTER TABLE user ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
-- What an addition told beyond the columns, by Graph's names, for the export: a JSON object.
ALTER TABLE user ADD COLUMN more TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(more));
-- All that the list of deleted users asks for.
CREATE INDEX user_deleted ON user (deleted_at) WHERE deleted_at IS NOT NULL;

-- A deleted user's seats are free at once (R65): nothing gives them a license. An import may bring suspended ones (R87).
CREATE TRIGGER license_of_deleted BEFORE INSERT ON license
WHEN EXISTS (SELECT 1 FROM user WHERE key = new.user AND deleted_at IS NOT NULL)
BEGIN
    SELECT raise(ABORT, 'user_deleted');
END;
