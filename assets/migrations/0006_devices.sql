-- Licenses of devices (DOMAIN R40 to R45).

-- A group whose devices are licensed: one subscription per group, and one group per subscription, with further groups
-- nested in it (R42).
CREATE TABLE device_grant (
    user_group   INTEGER PRIMARY KEY REFERENCES user_group (key) ON DELETE CASCADE,
    product      INTEGER NOT NULL REFERENCES product (key),
    -- NULL: Graph tells which product a group has, but not by which of several subscriptions
    subscription INTEGER UNIQUE REFERENCES subscription (key) ON DELETE SET NULL,
    UNIQUE (user_group, product)
) STRICT;

-- One license of one device by way of such a group, however deep the device is nested in it. Follows from the groups'
-- members; "seatdeck check" recounts it.
CREATE TABLE device_license (
    device     INTEGER NOT NULL REFERENCES device (key),
    user_group INTEGER NOT NULL,
    product    INTEGER NOT NULL,
    waiting    INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1)),   -- 1: there was no seat for it
    PRIMARY KEY (device, user_group),
    FOREIGN KEY (user_group, product) REFERENCES device_grant (user_group, product) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX device_license_group ON device_license (user_group, product);
CREATE INDEX device_license_product ON device_license (product, device);

-- A product that licenses devices was given to groups like one for users before, which did nothing.
INSERT INTO device_grant (user_group, product)
    SELECT user_group, min(product) FROM group_license JOIN product ON key = product WHERE device = 1 GROUP BY 1;
DELETE FROM group_license WHERE product IN (SELECT key FROM product WHERE device = 1);
WITH RECURSIVE inside (root, id) AS (
    SELECT user_group, id FROM device_grant JOIN user_group ON key = user_group
    UNION
    SELECT root, member_id FROM inside JOIN user_group g USING (id) JOIN group_member m ON m.user_group = g.key
    WHERE g.deleted_at IS NULL
)
INSERT INTO device_license (device, user_group, product, waiting)
    SELECT d.key, root, product, 1 FROM inside JOIN device d USING (id) JOIN device_grant ON user_group = root;

-- A device costs its product one seat, whatever the number of groups it is in (R78).

CREATE TRIGGER device_seat_taken AFTER INSERT ON device_license
WHEN new.waiting = 0 AND NOT EXISTS (SELECT 1 FROM device_license
    WHERE device = new.device AND product = new.product AND user_group <> new.user_group AND waiting = 0)
BEGIN
    UPDATE product SET held = held + 1 WHERE key = new.product;
END;

CREATE TRIGGER device_seat_freed AFTER DELETE ON device_license
WHEN old.waiting = 0 AND NOT EXISTS (SELECT 1 FROM device_license
    WHERE device = old.device AND product = old.product AND waiting = 0)
BEGIN
    UPDATE product SET held = held - 1 WHERE key = old.product;
END;

CREATE TRIGGER device_seat_changed AFTER UPDATE OF waiting ON device_license
WHEN old.waiting <> new.waiting AND NOT EXISTS (SELECT 1 FROM device_license
    WHERE device = new.device AND product = new.product AND user_group <> new.user_group AND waiting = 0)
BEGIN
    UPDATE product SET held = held + old.waiting - new.waiting WHERE key = new.product;
END;

CREATE TRIGGER device_grant_kind BEFORE INSERT ON device_grant
WHEN NOT EXISTS (SELECT 1 FROM product WHERE key = new.product AND device = 1)
BEGIN
    SELECT raise(ABORT, 'device_grant: not a product for devices');
END;

CREATE TRIGGER device_grant_subscription BEFORE INSERT ON device_grant
WHEN new.subscription IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM subscription WHERE key = new.subscription AND product = new.product)
BEGIN
    SELECT raise(ABORT, 'device_grant: the subscription is of another product');
END;
