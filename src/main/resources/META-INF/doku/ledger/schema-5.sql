-- The ledger, version 5: what calls pay back.

-- Of which order how much. A call of an earlier version has no row: what it paid back is known by what DOKU says.
CREATE TABLE doku_refunds (
  order_id       BIGINT PRIMARY KEY,  -- the call
  merchant       TEXT NOT NULL,
  invoice_number TEXT NOT NULL,       -- of the order that was paid
  amount         TEXT                 -- in rupiah; null when all goes back
);
CREATE INDEX doku_refunds_invoice ON doku_refunds (merchant, invoice_number);
