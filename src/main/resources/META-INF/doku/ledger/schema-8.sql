-- The ledger, version 8: files that are checked whole before anything of them goes.

-- Batches.

-- none: orders go as they are recorded. closed: none goes yet. stale: closed, and what was recorded is of
-- a file that changed. reopened: closed again, for what was added to the file after some of it went.
-- waiting: for an approval. released: its orders go. cancelled: no further one goes.
ALTER TABLE batches ADD COLUMN gate TEXT NOT NULL DEFAULT 'none';
ALTER TABLE batches ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;          -- what looks wrong waits for a person
ALTER TABLE batches ADD COLUMN person TEXT;                              -- who dropped it; null when nobody knows
ALTER TABLE batches ADD COLUMN ready_count BIGINT NOT NULL DEFAULT 0;    -- orders that go, or went
ALTER TABLE batches ADD COLUMN ready_total BIGINT NOT NULL DEFAULT 0;    -- in rupiah
ALTER TABLE batches ADD COLUMN released_at BIGINT;
ALTER TABLE batches ADD COLUMN approved_by TEXT;
ALTER TABLE batches ADD COLUMN approved_at BIGINT;
ALTER TABLE batches ADD COLUMN approved_total BIGINT;
ALTER TABLE batches ADD COLUMN cancelled_by TEXT;
ALTER TABLE batches ADD COLUMN cancelled_at BIGINT;
ALTER TABLE batches ADD COLUMN cancel_reason TEXT;
CREATE INDEX batches_released ON batches (id) WHERE gate = 'released' AND open > 0;
CREATE INDEX batches_gated ON batches (gate, id) WHERE gate NOT IN ('none', 'released');

-- The lane of an order of such a batch is 10 and the batch's id; less than 0 while it waits for a person.
ALTER TABLE orders ADD COLUMN amount BIGINT;      -- in rupiah; null of what is invalid, and of calls
-- By what an order is found that looks like another one: the first 64 bits of SHA-256, by merchant.
ALTER TABLE orders ADD COLUMN near_number BIGINT; -- the number without blanks, letter case and leading zeros
ALTER TABLE orders ADD COLUMN same_email BIGINT;  -- e-mail and amount
ALTER TABLE orders ADD COLUMN same_phone BIGINT;  -- phone and amount
CREATE INDEX orders_near ON orders (near_number) WHERE claims_key = 1 AND near_number IS NOT NULL;
CREATE INDEX orders_same_email ON orders (same_email, received_at) WHERE claims_key = 1 AND same_email IS NOT NULL;
CREATE INDEX orders_same_phone ON orders (same_phone, received_at) WHERE claims_key = 1 AND same_phone IS NOT NULL;
CREATE INDEX orders_unmarked ON orders (id) WHERE claims_key = 1 AND invoice_number IS NOT NULL AND near_number IS NULL;

-- What a person is asked about an order before it goes.
CREATE TABLE questions (
  order_id    BIGINT NOT NULL,
  batch_id    BIGINT NOT NULL,
  code        TEXT NOT NULL,    -- looks_sent, near_number, outlier
  field       TEXT NOT NULL,    -- of the order
  other_id    BIGINT,           -- the order it resembles; null for an outlier
  usual       BIGINT,           -- of an outlier: what is usual in its batch, in rupiah
  asked_at    BIGINT NOT NULL,
  answered_at BIGINT,
  person      TEXT,
  reason      TEXT,
  PRIMARY KEY (order_id, code)
);
CREATE INDEX questions_batch ON questions (batch_id, order_id);
CREATE INDEX questions_open ON questions (batch_id, order_id) WHERE answered_at IS NULL;

-- What came in of a batch is summed up.
CREATE INDEX orders_paid ON orders (batch_id) WHERE payment_status = 'paid';
