-- Check workbooks that were dropped back.

-- Rows of a batch that a person put right in one; no second workbook changes them.
CREATE TABLE doku_repaired_rows (
  batch_id  BIGINT NOT NULL,
  shown_row BIGINT NOT NULL,   -- that a spreadsheet program shows, of the order's first row
  repair_id BIGINT NOT NULL,   -- the batch that the workbook is
  act       TEXT NOT NULL,     -- fixed, left_out, confirmed
  said      TEXT NOT NULL,     -- SHA-256 of what the workbook says of it
  PRIMARY KEY (batch_id, shown_row)
);
CREATE INDEX doku_repaired_rows_by ON doku_repaired_rows (repair_id);

-- What orders are found by that may be others a second time, of those up to the one that ledger_info calls marked.
DROP INDEX IF EXISTS doku_orders_near;
DROP INDEX IF EXISTS doku_orders_same_email;
DROP INDEX IF EXISTS doku_orders_same_phone;
CREATE TABLE doku_order_marks (
  mark        BIGINT NOT NULL, -- near_number, same_email or same_phone of orders
  received_at BIGINT NOT NULL,
  order_id    BIGINT NOT NULL, -- may be gone, or another order's by now
  PRIMARY KEY (mark, received_at, order_id)
){by key};

-- Rows of a file that stand against another one of it, by the number that they have.
CREATE INDEX doku_orders_against ON doku_orders (batch_id, invoice_number, line, id) WHERE outcome IN ('conflict', 'invalid');

-- Whether bills of a batch that a person cancelled may still have to be cancelled themselves.
ALTER TABLE doku_batches ADD COLUMN undoing INTEGER NOT NULL DEFAULT 0;
CREATE INDEX doku_batches_undoing ON doku_batches (id) WHERE undoing = 1;
