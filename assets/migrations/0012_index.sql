-- The search index of a large tenant as a program left it that had read many users, in pieces, and what was the last that
-- it knows. It says nothing that the users do not say: whatever is wrong with it, it is left aside, and the users are read.
CREATE TABLE index_kept (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    form  INTEGER NOT NULL,   -- what the bytes mean
    loads INTEGER NOT NULL,   -- tenant.loads at that time
    batch INTEGER NOT NULL    -- the last of the journal
) STRICT;

CREATE TABLE index_piece (
    place INTEGER PRIMARY KEY,
    piece INTEGER NOT NULL,   -- a large one is cut into several
    bytes BLOB NOT NULL
) STRICT;
