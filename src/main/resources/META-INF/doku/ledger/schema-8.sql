-- The ledger, version 8: what an order is called at DOKU, what people do to it, and files that are checked whole.

-- The number that an order has at DOKU; null where it is the books' own, as in all that earlier versions
-- recorded. One number at DOKU is one invoice number of the books, whatever operation and revision.
ALTER TABLE doku_orders ADD COLUMN doku_number TEXT;
CREATE INDEX doku_orders_doku_number ON doku_orders (merchant, doku_number) WHERE doku_number IS NOT NULL;

-- Of a call that names a number at DOKU: the books' number of that order; null where it is the same.
ALTER TABLE doku_orders ADD COLUMN books_number TEXT;

-- The number at DOKU under which another revision had been paid when the payment of this one came.
ALTER TABLE doku_orders ADD COLUMN paid_before TEXT;

-- Acts.

-- Who did it and why, where a person did.
ALTER TABLE doku_events ADD COLUMN person TEXT;
ALTER TABLE doku_events ADD COLUMN reason TEXT;

ALTER TABLE doku_orders ADD COLUMN cancelled_at BIGINT;  -- nobody is to pay it any more
ALTER TABLE doku_orders ADD COLUMN closed TEXT;          -- a JSON object: as, at, person, reason
ALTER TABLE doku_orders ADD COLUMN owner TEXT;           -- the person who looks after it

-- Acts, so that one that comes again is done once.
CREATE TABLE doku_acts (
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
CREATE INDEX doku_acts_order ON doku_acts (order_id, id);


-- Batches.

-- none: orders go as they are recorded. closed: none goes yet. stale: closed, and what was recorded is of
-- a file that changed. reopened: closed again, for what was added to the file after some of it went.
-- waiting: for an approval. released: its orders go. cancelled: no further one goes.
ALTER TABLE doku_batches ADD COLUMN gate TEXT NOT NULL DEFAULT 'none';
ALTER TABLE doku_batches ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;          -- what looks wrong waits for a person
ALTER TABLE doku_batches ADD COLUMN person TEXT;                              -- who dropped it; null when nobody knows
ALTER TABLE doku_batches ADD COLUMN ready_count BIGINT NOT NULL DEFAULT 0;    -- orders that go, or went
ALTER TABLE doku_batches ADD COLUMN ready_total BIGINT NOT NULL DEFAULT 0;    -- in rupiah
ALTER TABLE doku_batches ADD COLUMN released_at BIGINT;
ALTER TABLE doku_batches ADD COLUMN approved_by TEXT;
ALTER TABLE doku_batches ADD COLUMN approved_at BIGINT;
ALTER TABLE doku_batches ADD COLUMN approved_total BIGINT;
ALTER TABLE doku_batches ADD COLUMN cancelled_by TEXT;
ALTER TABLE doku_batches ADD COLUMN cancelled_at BIGINT;
ALTER TABLE doku_batches ADD COLUMN cancel_reason TEXT;
CREATE INDEX doku_batches_released ON doku_batches (id) WHERE gate = 'released' AND open > 0;
CREATE INDEX doku_batches_gated ON doku_batches (gate, id) WHERE gate NOT IN ('none', 'released');

-- The lane of an order of such a batch is 10 and the batch's id; less than 0 while it waits for a person.
ALTER TABLE doku_orders ADD COLUMN amount BIGINT;      -- in rupiah; null of what is invalid, and of calls
-- By what an order is found that looks like another one: the first 64 bits of SHA-256, by merchant.
ALTER TABLE doku_orders ADD COLUMN near_number BIGINT; -- the number without blanks, letter case and leading zeros
ALTER TABLE doku_orders ADD COLUMN same_email BIGINT;  -- e-mail and amount
ALTER TABLE doku_orders ADD COLUMN same_phone BIGINT;  -- phone and amount
CREATE INDEX doku_orders_near ON doku_orders (near_number) WHERE claims_key = 1 AND near_number IS NOT NULL;
CREATE INDEX doku_orders_same_email ON doku_orders (same_email, received_at) WHERE claims_key = 1 AND same_email IS NOT NULL;
CREATE INDEX doku_orders_same_phone ON doku_orders (same_phone, received_at) WHERE claims_key = 1 AND same_phone IS NOT NULL;
CREATE INDEX doku_orders_unmarked ON doku_orders (id) WHERE claims_key = 1 AND invoice_number IS NOT NULL AND near_number IS NULL;

-- What a person is asked about an order before it goes.
CREATE TABLE doku_questions (
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
CREATE INDEX doku_questions_batch ON doku_questions (batch_id, order_id);
CREATE INDEX doku_questions_open ON doku_questions (batch_id, order_id) WHERE answered_at IS NULL;

-- What came in of a batch is summed up.
CREATE INDEX doku_orders_paid ON doku_orders (batch_id) WHERE payment_status = 'paid';

-- Papers: orders that were sent before, by the order that they repeat. Their reports show its state.
CREATE INDEX doku_orders_repeats ON doku_orders (merchant, operation, invoice_number, revision) WHERE outcome = 'duplicate';

-- Papers of the check: what of a table no order of it tells, a JSON object.
CREATE TABLE doku_batch_notes (
  batch_id BIGINT PRIMARY KEY,
  notes    TEXT NOT NULL,
  paper    TEXT   -- the state of the batch that its papers were written at; null while they were not
);
