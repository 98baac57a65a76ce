-- An allotment: a pool of licenses of one product with a limit of its own (DOMAIN R5, R59). Members of its groups have
-- the license from it while there is room, and wait in line for it otherwise (R60).
CREATE TABLE allotment (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    display_name TEXT NOT NULL,
    product      INTEGER NOT NULL REFERENCES product (key),
    allotted     INTEGER NOT NULL CHECK (allotted >= 0),   -- the limit: Graph's allottedUnits
    -- Graph's consumedUnits, kept by the triggers below. The check is the last fence of the limit.
    consumed     INTEGER NOT NULL DEFAULT 0 CHECK (consumed BETWEEN 0 AND allotted),
    disabled     TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(disabled)),   -- keys of service plans, ascending
    deleted_at   TEXT
) STRICT;

-- Whoever assigns within the limit without being an administrator (R12).
CREATE TABLE allotment_owner (
    allotment INTEGER NOT NULL REFERENCES allotment (key),
    user      INTEGER NOT NULL REFERENCES user (key),
    PRIMARY KEY (allotment, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX allotment_owner_user ON allotment_owner (user);

CREATE TABLE allotment_group (
    allotment  INTEGER NOT NULL REFERENCES allotment (key),
    user_group INTEGER NOT NULL REFERENCES user_group (key),
    PRIMARY KEY (allotment, user_group)
) STRICT, WITHOUT ROWID;
CREATE INDEX allotment_group_group ON allotment_group (user_group);

-- Whoever the groups of an allotment bring to it, each once (R64), in the order in which they came. Of the license
-- itself tells license, whose via is the allotment's key below zero.
CREATE TABLE allotment_member (
    place         INTEGER PRIMARY KEY,   -- first in, first out, over all allotments
    allotment     INTEGER NOT NULL REFERENCES allotment (key),
    user          INTEGER NOT NULL REFERENCES user (key),
    waiting_since TEXT,                  -- RFC 3339; NULL: does not wait
    UNIQUE (allotment, user)
) STRICT;
CREATE INDEX allotment_member_user ON allotment_member (user);
CREATE INDEX allotment_member_waiting ON allotment_member (allotment, place) WHERE waiting_since IS NOT NULL;

-- license.via: a group, or 0 for the user, and now below zero for an allotment.
DROP TRIGGER license_group;
CREATE TRIGGER license_group BEFORE INSERT ON license
WHEN new.via > 0 AND NOT EXISTS (SELECT 1 FROM user_group WHERE key = new.via)
BEGIN
    SELECT raise(ABORT, 'license: no such group');
END;
CREATE TRIGGER license_allotment BEFORE INSERT ON license
WHEN new.via < 0 AND NOT EXISTS (SELECT 1 FROM allotment WHERE key = -new.via AND product = new.product)
BEGIN
    SELECT raise(ABORT, 'license: no such allotment');
END;

-- Seat counts: one per user over direct and inherited licenses (R79), and one per user and allotment (R64).

DROP TRIGGER seat_taken;
DROP TRIGGER seat_freed;
DROP TRIGGER seat_recovered;
DROP TRIGGER seat_lost;

CREATE TRIGGER seat_taken AFTER INSERT ON license
WHEN new.state <> 'Error' AND (new.via < 0 OR NOT EXISTS (
    SELECT 1 FROM license
    WHERE user = new.user AND product = new.product AND via <> new.via AND via >= 0 AND state <> 'Error'))
BEGIN
    UPDATE product SET held = held + 1 WHERE key = new.product;
    UPDATE allotment SET consumed = consumed + 1 WHERE key = -new.via;
END;

CREATE TRIGGER seat_freed AFTER DELETE ON license
WHEN old.state <> 'Error' AND (old.via < 0 OR NOT EXISTS (
    SELECT 1 FROM license WHERE user = old.user AND product = old.product AND via >= 0 AND state <> 'Error'))
BEGIN
    UPDATE product SET held = held - 1 WHERE key = old.product;
    UPDATE allotment SET consumed = consumed - 1 WHERE key = -old.via;
END;

CREATE TRIGGER seat_recovered AFTER UPDATE OF state ON license
WHEN old.state = 'Error' AND new.state <> 'Error' AND (new.via < 0 OR NOT EXISTS (
    SELECT 1 FROM license
    WHERE user = new.user AND product = new.product AND via <> new.via AND via >= 0 AND state <> 'Error'))
BEGIN
    UPDATE product SET held = held + 1 WHERE key = new.product;
    UPDATE allotment SET consumed = consumed + 1 WHERE key = -new.via;
END;

CREATE TRIGGER seat_lost AFTER UPDATE OF state ON license
WHEN old.state <> 'Error' AND new.state = 'Error' AND (new.via < 0 OR NOT EXISTS (
    SELECT 1 FROM license
    WHERE user = new.user AND product = new.product AND via <> new.via AND via >= 0 AND state <> 'Error'))
BEGIN
    UPDATE product SET held = held - 1 WHERE key = new.product;
    UPDATE allotment SET consumed = consumed - 1 WHERE key = -new.via;
END;
