-- The ledger, version 8: what people do to orders.

-- Who did it and why, where a person did.
ALTER TABLE events ADD COLUMN person TEXT;
ALTER TABLE events ADD COLUMN reason TEXT;

ALTER TABLE orders ADD COLUMN cancelled_at BIGINT;  -- nobody is to pay it any more
ALTER TABLE orders ADD COLUMN closed TEXT;          -- a JSON object: as, at, person, reason
ALTER TABLE orders ADD COLUMN owner TEXT;           -- the person who looks after it

-- Acts, so that one that comes again is done once.
CREATE TABLE acts (
  id        {identity},
  order_id  BIGINT NOT NULL,
  act       TEXT NOT NULL,
  person    TEXT NOT NULL,
  digest    TEXT NOT NULL,  -- of act, members and reason
  act_key   TEXT,           -- the Idempotency-Key; null for none
  at        BIGINT NOT NULL,
  amount    TEXT,           -- of a refund, in rupiah
  operation TEXT,           -- that is called for it; null when none is
  call_key  TEXT,           -- the key of that call
  revision  INTEGER         -- that it led to
);
CREATE INDEX acts_order ON acts (order_id, id);
