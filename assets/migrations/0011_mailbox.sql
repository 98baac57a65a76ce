-- Whether the directory says that a mailbox or an archive was provisioned. It is kept for a while when the license goes
-- (R112), and a shared mailbox needs none (R114); that is how somebody unlicensed comes to have one (R124).
ALTER TABLE user ADD COLUMN mailbox INTEGER NOT NULL DEFAULT 0 CHECK (mailbox IN (0, 1));
