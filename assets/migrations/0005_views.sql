-- How users are looked at: what lists are filtered by, and what they show. Nothing of it alters the tenant, so it is
-- not in the journal.

-- Graph's onPremisesSyncEnabled: kept in step with a directory of the organization's own.
ALTER TABLE user ADD COLUMN synced INTEGER NOT NULL DEFAULT 0 CHECK (synced IN (0, 1));

-- A filter of the administrators' own (DOMAIN R124), the same for all of them.
CREATE TABLE custom_view (
    name       TEXT PRIMARY KEY,
    folded     TEXT NOT NULL UNIQUE,   -- what makes two names the same
    conditions TEXT NOT NULL CHECK (json_valid(conditions))
) STRICT;

CREATE TRIGGER too_many_views BEFORE INSERT ON custom_view WHEN (SELECT count(*) FROM custom_view) >= 50
BEGIN
    SELECT raise(ABORT, 'too_many_views');
END;

-- The columns that somebody chose for Active users (R121), by the name under which they work.
CREATE TABLE chosen_columns (
    who     TEXT PRIMARY KEY,
    columns TEXT NOT NULL CHECK (json_valid(columns))
) STRICT;

-- How often one of these was written. No list of users in memory has to be read again for it.
ALTER TABLE tenant ADD COLUMN settings INTEGER NOT NULL DEFAULT 0;
