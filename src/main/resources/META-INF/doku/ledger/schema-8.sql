-- The ledger, version 8: what an order is called at DOKU, and what people do to it.

-- The number that an order has at DOKU; null where it is the books' own, as in all that earlier versions
-- recorded. One number at DOKU is one invoice number of the books, whatever operation and revision.
ALTER TABLE orders ADD COLUMN doku_number TEXT;
CREATE INDEX orders_doku_number ON orders (merchant, doku_number) WHERE doku_number IS NOT NULL;

-- Of a call that names a number at DOKU: the books' number of that order; null where it is the same.
ALTER TABLE orders ADD COLUMN books_number TEXT;

-- The number at DOKU under which another revision had been paid when the payment of this one came.
ALTER TABLE orders ADD COLUMN paid_before TEXT;

-- Acts.

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
  revision  INTEGER,        -- that it led to
  meant_id  BIGINT          -- the order it was done to
);
CREATE INDEX acts_order ON acts (order_id, id);
