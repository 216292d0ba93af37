-- The ledger, version 6: which calls by SNAP came today, and what differs by letter case alone.

-- DOKU gives each an X-EXTERNAL-ID that is unique within a day; earlier days are forgotten.
CREATE TABLE doku_snap_calls (
  day         BIGINT NOT NULL,  -- since 1970, in Jakarta
  merchant    TEXT NOT NULL,
  service     TEXT NOT NULL,    -- what was called: two digits
  external_id TEXT NOT NULL,
  digest      TEXT NOT NULL,    -- of the body
  PRIMARY KEY (day, merchant, service, external_id)
);

-- Numbers that have small letters: two that differ by letter case alone are two orders, and one name of
-- a file where the system takes no notice of case.
CREATE INDEX doku_orders_letters ON doku_orders (merchant, lower(invoice_number)) WHERE claims_key = 1 AND invoice_number <> upper(invoice_number);
CREATE INDEX doku_batches_letters ON doku_batches (lower(name));
