-- The ledger, version 3: what DOKU says of payments.

-- Notifications whose signature held, byte for byte, in the order in which they came.
CREATE TABLE doku_notifications (
  id          {identity},
  merchant    TEXT NOT NULL,
  request_id  TEXT NOT NULL,
  digest      TEXT NOT NULL,      -- of the body: one Request-Id with another body is another notification
  sent_at     TEXT NOT NULL,      -- Request-Timestamp as it came
  path        TEXT NOT NULL,
  body        BYTEA NOT NULL,
  received_at BIGINT NOT NULL,
  state       TEXT NOT NULL       -- received, read, unreadable
);
CREATE UNIQUE INDEX doku_notifications_once ON doku_notifications (merchant, request_id, digest);
CREATE INDEX doku_notifications_unread ON doku_notifications (id) WHERE state = 'received';

-- What was told of payments, by notification or status call, each business effect once. The state of a
-- payment follows from the rows of its order alone.
CREATE TABLE doku_payment_news (
  id              {identity},
  merchant        TEXT NOT NULL,
  invoice_number  TEXT,
  order_id        BIGINT,         -- null while no order matches
  notification_id BIGINT,         -- null when the status call told it
  source          TEXT NOT NULL,  -- NOTIFICATION, STATUS
  news            BYTEA NOT NULL,
  at              BIGINT NOT NULL
);
CREATE INDEX doku_payment_news_order ON doku_payment_news (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX doku_payment_news_unmatched ON doku_payment_news (merchant, invoice_number, id) WHERE order_id IS NULL;

ALTER TABLE doku_orders ADD COLUMN payment_status TEXT;              -- null until DOKU said something
ALTER TABLE doku_orders ADD COLUMN paid_at BIGINT;
ALTER TABLE doku_orders ADD COLUMN payment BYTEA;                    -- what documents show of it
ALTER TABLE doku_orders ADD COLUMN asked INTEGER NOT NULL DEFAULT 0; -- status calls about the payment
ALTER TABLE doku_orders ADD COLUMN ask_at BIGINT;                    -- of the next; null when none is to come
CREATE INDEX doku_orders_to_ask ON doku_orders (merchant, ask_at) WHERE ask_at IS NOT NULL;
UPDATE doku_orders SET ask_at = settled_at + 60000 WHERE outcome = 'accepted';

-- A report of settled orders is written at once when one of them changes its outcome, and at an interval
-- when only payments come in.
ALTER TABLE doku_batches ADD COLUMN settled_changes BIGINT NOT NULL DEFAULT 0;
UPDATE doku_batches SET settled_changes = changes;
CREATE INDEX doku_orders_invoice ON doku_orders (merchant, invoice_number) WHERE claims_key = 1;
