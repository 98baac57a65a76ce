-- One file is one tenant. Ids are Graph's GUIDs as lower-case text; keys are ours, small and dense.

-- The one row that says whose file this is.
CREATE TABLE tenant (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    name         TEXT NOT NULL,
    cloud        TEXT NOT NULL DEFAULT 'worldwide' CHECK (cloud IN ('worldwide', 'germany', '21vianet')),
    owner        TEXT NOT NULL,   -- who works here when nobody signs in with --as
    location     TEXT CHECK (location GLOB '[A-Z][A-Z]'),   -- stands in for members of licensed groups without one (R89)
    catalog_date TEXT NOT NULL,   -- of the product names and service plans below
    loads        INTEGER NOT NULL DEFAULT 0   -- how often something was brought in past the journal
) STRICT;

-- An app or service, of the catalog or of this tenant (DOMAIN R2).
CREATE TABLE service_plan (
    key          INTEGER PRIMARY KEY,
    plan_id      TEXT NOT NULL UNIQUE CHECK (length(plan_id) = 36),
    name         TEXT NOT NULL,
    display_name TEXT NOT NULL,
    automatic    INTEGER NOT NULL DEFAULT 0 CHECK (automatic IN (0, 1)),
    company      INTEGER NOT NULL DEFAULT 0 CHECK (company IN (0, 1))
) STRICT;

-- A product, of the catalog or of this tenant (R1). It is the tenant's own once a subscription feeds it.
CREATE TABLE product (
    key          INTEGER PRIMARY KEY,
    sku_id       TEXT NOT NULL UNIQUE CHECK (length(sku_id) = 36),
    part_number  TEXT NOT NULL,
    display_name TEXT NOT NULL,
    for_users    INTEGER NOT NULL DEFAULT 1 CHECK (for_users IN (0, 1)),
    device       INTEGER NOT NULL DEFAULT 0 CHECK (device IN (0, 1)),
    -- kept by the triggers below, never recounted but by an import and by "seatdeck check"
    total        INTEGER NOT NULL DEFAULT 0 CHECK (total >= 0),   -- seats enabled and in grace (R82, J1)
    held         INTEGER NOT NULL DEFAULT 0 CHECK (held >= 0),    -- seats of users in this file (R78)
    elsewhere    INTEGER NOT NULL DEFAULT 0 CHECK (elsewhere >= 0) -- seats Graph counts for users not in this file
) STRICT;

CREATE TABLE product_service (
    product INTEGER NOT NULL REFERENCES product (key) ON DELETE CASCADE,
    plan    INTEGER NOT NULL REFERENCES service_plan (key),
    PRIMARY KEY (product, plan)
) STRICT, WITHOUT ROWID;

-- One purchase (R3).
CREATE TABLE subscription (
    key            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    product        INTEGER NOT NULL REFERENCES product (key),
    status         TEXT NOT NULL CHECK (status IN ('Enabled', 'Warning', 'Suspended', 'LockedOut', 'Deleted')),
    total          INTEGER NOT NULL CHECK (total >= 0),
    trial          INTEGER NOT NULL DEFAULT 0 CHECK (trial IN (0, 1)),
    buyer          TEXT,           -- the id of the user who bought it for themselves (R53)
    next_lifecycle TEXT,           -- RFC 3339
    -- 1: not a purchase Graph told of, but the sum of a subscribedSku's units in one state
    summed         INTEGER NOT NULL DEFAULT 0 CHECK (summed IN (0, 1))
) STRICT;
CREATE INDEX subscription_product ON subscription (product);

CREATE TABLE user (
    key             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    display_name    TEXT NOT NULL,
    upn             TEXT NOT NULL,
    user_type       TEXT NOT NULL DEFAULT 'Member' CHECK (user_type IN ('Member', 'Guest')),
    account_enabled INTEGER NOT NULL DEFAULT 1 CHECK (account_enabled IN (0, 1)),
    location        TEXT CHECK (location GLOB '[A-Z][A-Z]'),
    department      TEXT NOT NULL DEFAULT '',
    job_title       TEXT NOT NULL DEFAULT '',
    city            TEXT NOT NULL DEFAULT '',
    state           TEXT NOT NULL DEFAULT '',
    country         TEXT NOT NULL DEFAULT '',
    deleted_at      TEXT,
    -- the search forms of the two names (text::fold)
    folded_name     TEXT NOT NULL,
    folded_upn      TEXT NOT NULL
) STRICT;
-- All that the list of active users asks for is in it.
CREATE INDEX user_name ON user (folded_name, key) WHERE deleted_at IS NULL;
CREATE INDEX user_upn ON user (folded_upn);

CREATE TABLE user_role (
    user INTEGER NOT NULL REFERENCES user (key) ON DELETE CASCADE,
    role TEXT NOT NULL,
    PRIMARY KEY (user, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_group (
    key              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    display_name     TEXT NOT NULL,
    security_enabled INTEGER NOT NULL DEFAULT 1 CHECK (security_enabled IN (0, 1)),
    mail_enabled     INTEGER NOT NULL DEFAULT 0 CHECK (mail_enabled IN (0, 1)),
    unified          INTEGER NOT NULL DEFAULT 0 CHECK (unified IN (0, 1)),  -- a Microsoft 365 group
    dynamic          INTEGER NOT NULL DEFAULT 0 CHECK (dynamic IN (0, 1)),
    synced           INTEGER NOT NULL DEFAULT 0 CHECK (synced IN (0, 1)),   -- edited where it comes from
    deleted_at       TEXT,
    -- 1: what its members have from it was worked out here, so that a recount has to come to the same;
    -- 0: it is as the directory said
    processed        INTEGER NOT NULL DEFAULT 0 CHECK (processed IN (0, 1))
) STRICT;

CREATE TABLE device (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    display_name TEXT NOT NULL
) STRICT;

-- Direct members. A member may come in before the object it names does, so it is held by its id.
CREATE TABLE group_member (
    user_group INTEGER NOT NULL REFERENCES user_group (key) ON DELETE CASCADE,
    member_id  TEXT NOT NULL CHECK (length(member_id) = 36),
    PRIMARY KEY (user_group, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_member_of ON group_member (member_id);

-- What a group gives its members.
CREATE TABLE group_license (
    user_group INTEGER NOT NULL REFERENCES user_group (key) ON DELETE CASCADE,
    product    INTEGER NOT NULL REFERENCES product (key),
    disabled   TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(disabled)),
    PRIMARY KEY (user_group, product)
) STRICT, WITHOUT ROWID;

-- One license of one user by one path: Graph's licenseAssignmentState (R4, R153).
CREATE TABLE license (
    user     INTEGER NOT NULL REFERENCES user (key),
    product  INTEGER NOT NULL REFERENCES product (key),
    via      INTEGER NOT NULL DEFAULT 0,   -- the group it is inherited from; 0: assigned to the user
    disabled TEXT NOT NULL DEFAULT '[]' CHECK (disabled = '[]' OR json_valid(disabled)), -- keys of service plans, ascending
    -- not IN: for a list of three and more SQLite makes a table at every row
    state    TEXT NOT NULL DEFAULT 'Active'
             CHECK (state = 'Active' OR state = 'ActiveWithError' OR state = 'Disabled' OR state = 'Error'),
    error    TEXT,
    PRIMARY KEY (user, product, via)
) STRICT, WITHOUT ROWID;
CREATE INDEX license_product ON license (product, user);
CREATE INDEX license_via ON license (via, user) WHERE via <> 0;
CREATE INDEX license_error ON license (product, user, state) WHERE state IN ('Error', 'ActiveWithError');

-- The journal: one row per batch, one per user of it with what was changed, before and after.
CREATE TABLE batch (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    job       INTEGER NOT NULL,
    at        TEXT NOT NULL,
    by        TEXT NOT NULL,
    verb      TEXT NOT NULL,
    undoes    INTEGER REFERENCES batch (id),
    undone_by INTEGER REFERENCES batch (id)
) STRICT;
CREATE INDEX batch_job ON batch (job);

CREATE TABLE batch_user (
    batch    INTEGER NOT NULL REFERENCES batch (id),
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 19),   -- no batch can hold a 21st user (R21)
    user     INTEGER NOT NULL REFERENCES user (key),
    delta    TEXT NOT NULL CHECK (json_valid(delta)),
    PRIMARY KEY (batch, position),
    UNIQUE (batch, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_user_user ON batch_user (user, batch);

-- What a batch changed besides users: its kind tells in which table the subject stands.
CREATE TABLE batch_subject (
    batch    INTEGER NOT NULL REFERENCES batch (id),
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 19),   -- no batch can hold a 21st group (R47)
    kind     TEXT NOT NULL,
    subject  INTEGER NOT NULL,
    delta    TEXT NOT NULL CHECK (json_valid(delta)),
    PRIMARY KEY (batch, position),
    UNIQUE (batch, kind, subject)
) STRICT, WITHOUT ROWID;

-- Whose licenses followed from what a batch did to groups. It takes nothing to take that back: they follow again.
CREATE TABLE batch_member (
    batch INTEGER NOT NULL REFERENCES batch (id),
    user  INTEGER NOT NULL REFERENCES user (key),
    PRIMARY KEY (batch, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_member_user ON batch_member (user, batch);

-- The last fence: even with a wrong rule, no write overdraws a product or breaks a reference. An import takes the
-- triggers on product and license down within its transaction, and does their work at its end (store/loading.rs).

CREATE TRIGGER no_seats BEFORE UPDATE OF held ON product
WHEN new.held > old.held AND new.held + new.elsewhere > new.total
BEGIN
    SELECT raise(ABORT, 'no_seats: more licenses than seats');
END;

CREATE TRIGGER license_group BEFORE INSERT ON license
WHEN new.via <> 0 AND NOT EXISTS (SELECT 1 FROM user_group WHERE key = new.via)
BEGIN
    SELECT raise(ABORT, 'license: no such group');
END;

CREATE TRIGGER license_services_insert BEFORE INSERT ON license WHEN new.disabled <> '[]'
BEGIN
    SELECT raise(ABORT, 'service_not_in_product') FROM json_each(new.disabled) WHERE value NOT IN
        (SELECT plan FROM product_service WHERE product = new.product);
END;

CREATE TRIGGER license_services_update BEFORE UPDATE OF disabled ON license WHEN new.disabled <> '[]'
BEGIN
    SELECT raise(ABORT, 'service_not_in_product') FROM json_each(new.disabled) WHERE value NOT IN
        (SELECT plan FROM product_service WHERE product = new.product);
END;

-- Seat counts: a user costs a product one seat, whatever the number of paths (R79).

CREATE TRIGGER seat_taken AFTER INSERT ON license
WHEN new.state <> 'Error' AND NOT EXISTS (
    SELECT 1 FROM license WHERE user = new.user AND product = new.product AND via <> new.via AND state <> 'Error')
BEGIN
    UPDATE product SET held = held + 1 WHERE key = new.product;
END;

CREATE TRIGGER seat_freed AFTER DELETE ON license
WHEN old.state <> 'Error' AND NOT EXISTS (
    SELECT 1 FROM license WHERE user = old.user AND product = old.product AND state <> 'Error')
BEGIN
    UPDATE product SET held = held - 1 WHERE key = old.product;
END;

CREATE TRIGGER seat_recovered AFTER UPDATE OF state ON license
WHEN old.state = 'Error' AND new.state <> 'Error' AND NOT EXISTS (
    SELECT 1 FROM license WHERE user = new.user AND product = new.product AND via <> new.via AND state <> 'Error')
BEGIN
    UPDATE product SET held = held + 1 WHERE key = new.product;
END;

CREATE TRIGGER seat_lost AFTER UPDATE OF state ON license
WHEN old.state <> 'Error' AND new.state = 'Error' AND NOT EXISTS (
    SELECT 1 FROM license WHERE user = new.user AND product = new.product AND via <> new.via AND state <> 'Error')
BEGIN
    UPDATE product SET held = held - 1 WHERE key = new.product;
END;

-- Totals: what the subscriptions add up to.

CREATE TRIGGER subscription_added AFTER INSERT ON subscription WHEN new.status IN ('Enabled', 'Warning')
BEGIN
    UPDATE product SET total = total + new.total WHERE key = new.product;
END;

CREATE TRIGGER subscription_removed AFTER DELETE ON subscription WHEN old.status IN ('Enabled', 'Warning')
BEGIN
    UPDATE product SET total = total - old.total WHERE key = old.product;
END;

CREATE TRIGGER subscription_changed AFTER UPDATE ON subscription
BEGIN
    UPDATE product SET total = total - old.total WHERE key = old.product AND old.status IN ('Enabled', 'Warning');
    UPDATE product SET total = total + new.total WHERE key = new.product AND new.status IN ('Enabled', 'Warning');
END;
