-- The ledger, version 1. Times are milliseconds since 1970 UTC. Statements end with ";" at a line's end.

CREATE TABLE doku_batches (
  id               {identity},
  name             TEXT NOT NULL UNIQUE,   -- orders.csv, the second of that name orders.csv~2
  file_name        TEXT NOT NULL,          -- as it lies in the inbox
  digest           TEXT NOT NULL,          -- SHA-256 of the file as it was last read
  opened_at        BIGINT NOT NULL,
  recorded_at      BIGINT,                 -- every order of it is recorded
  finished_at      BIGINT,                 -- and the file has been moved
  total            BIGINT NOT NULL DEFAULT 0,
  open             BIGINT NOT NULL DEFAULT 0,
  changes          BIGINT NOT NULL DEFAULT 0,
  reported_changes BIGINT NOT NULL DEFAULT -1,
  reported_at      BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX doku_batches_unfinished ON doku_batches (file_name) WHERE finished_at IS NULL;
CREATE INDEX doku_batches_unreported ON doku_batches (id) WHERE changes <> reported_changes;

-- One row per order that arrived. claims_key = 1: it owns its business key; a duplicate, a conflict
-- and an invalid order own none.
CREATE TABLE doku_orders (
  id                 {identity},
  arrival            TEXT NOT NULL UNIQUE,  -- which line, message or call it came from
  batch_id           BIGINT,
  line               BIGINT NOT NULL,
  intake             TEXT NOT NULL,
  source_name        TEXT,
  merchant           TEXT NOT NULL,
  operation          TEXT NOT NULL,
  invoice_number     TEXT,
  revision           INTEGER NOT NULL,
  claims_key         INTEGER NOT NULL,
  content            BYTEA,                 -- the canonical order; null when it was invalid
  content_digest     TEXT,
  normaliser_version INTEGER NOT NULL,
  lane               INTEGER NOT NULL,      -- 0 somebody waits, 1 a batch
  state              TEXT NOT NULL,         -- open, settled
  outcome            TEXT,
  document           BYTEA,                 -- the outcome document
  in_doubt           INTEGER NOT NULL DEFAULT 0,  -- an attempt may have been processed by DOKU
  tries              INTEGER NOT NULL DEFAULT 0,  -- every attempt, also those that never left
  attempts           INTEGER NOT NULL DEFAULT 0,  -- answered and unknown ones
  due_at             BIGINT NOT NULL,
  claim              BIGINT NOT NULL DEFAULT 0,
  claimed_until      BIGINT NOT NULL DEFAULT 0,
  reply_to           TEXT,
  correlation_id     TEXT,
  received_at        BIGINT NOT NULL,
  settled_at         BIGINT
);
CREATE UNIQUE INDEX doku_orders_key ON doku_orders (merchant, operation, invoice_number, revision) WHERE claims_key = 1;
CREATE INDEX doku_orders_open ON doku_orders (merchant, lane, due_at, id) WHERE state = 'open';
CREATE INDEX doku_orders_batch ON doku_orders (batch_id, line, id);

-- A payment request: its Request-Id and the very bytes that are sent, written before the first leaves.
CREATE TABLE doku_requests (
  order_id    BIGINT PRIMARY KEY,
  request_id  TEXT NOT NULL UNIQUE,
  base_url    TEXT NOT NULL,
  client_id   TEXT NOT NULL,
  target      TEXT NOT NULL,
  body        BYTEA NOT NULL,
  created_at  BIGINT NOT NULL
);

CREATE TABLE doku_attempts (
  order_id     BIGINT NOT NULL,
  number       INTEGER NOT NULL,
  started_at   BIGINT NOT NULL,
  finished_at  BIGINT,                      -- null: begun and never answered
  answer_class TEXT,
  http_status  INTEGER,
  code         TEXT,
  message      TEXT,
  PRIMARY KEY (order_id, number)
);

-- What happened to an order, in order. Rows are added, never changed.
CREATE TABLE doku_events (
  id        {identity},
  order_id  BIGINT NOT NULL,
  at        BIGINT NOT NULL,
  kind      TEXT NOT NULL,
  detail    TEXT
);
CREATE INDEX doku_events_order ON doku_events (order_id, id);

-- The outbox: one row per outcome and destination.
CREATE TABLE doku_deliveries (
  id           {identity},
  order_id     BIGINT NOT NULL,
  outcome      TEXT NOT NULL,
  delivery_id  TEXT NOT NULL,
  destination  TEXT NOT NULL,
  file_name    TEXT NOT NULL,
  document     BYTEA,                       -- dropped when delivered; the order keeps its own
  state        TEXT NOT NULL,               -- pending, staged, delivered
  due_at       BIGINT NOT NULL,
  tries        INTEGER NOT NULL DEFAULT 0,
  last_error   TEXT,
  delivered_at BIGINT
);
CREATE INDEX doku_deliveries_due ON doku_deliveries (destination, due_at, id) WHERE state <> 'delivered';
CREATE INDEX doku_deliveries_order ON doku_deliveries (order_id);

-- Orders of a batch by outcome.
CREATE TABLE doku_batch_outcomes (
  batch_id BIGINT NOT NULL,
  outcome  TEXT NOT NULL,
  orders   BIGINT NOT NULL,
  PRIMARY KEY (batch_id, outcome)
);
