-- What else Graph tells of a purchase (DOMAIN R157), and why it was ended (R55).
ALTER TABLE subscription ADD COLUMN commerce_id TEXT;   -- the purchase as the store counts it
ALTER TABLE subscription ADD COLUMN created TEXT;       -- RFC 3339
ALTER TABLE subscription ADD COLUMN partner TEXT;       -- the tenant of the reseller who sold it; its seats are changed there (R71)
ALTER TABLE subscription ADD COLUMN reason TEXT;        -- what was said when it was canceled here

-- The last fence behind the rule: no journaled change takes seats that somebody holds (R72). An ended purchase may.
CREATE TRIGGER seats_below_assigned BEFORE INSERT ON batch_subject
WHEN new.kind = 'subscription'
    AND json_extract(new.delta, '$.subscription.total.after') < json_extract(new.delta, '$.subscription.total.before')
    AND EXISTS (SELECT 1 FROM subscription s JOIN product p ON p.key = s.product
                WHERE s.key = new.subject AND s.status IN ('Enabled', 'Warning') AND p.held + p.elsewhere > p.total)
BEGIN
    SELECT raise(ABORT, 'seats_below_assigned: fewer seats than licenses');
END;
