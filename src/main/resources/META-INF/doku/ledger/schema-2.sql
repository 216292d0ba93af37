-- The ledger, version 2: what is unresolved is asked for again and may be settled by a person; holds outlive a restart.

ALTER TABLE doku_orders ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;  -- a person wants it repeated whatever its age

-- due_at of an unresolved order: when it is asked for next.
CREATE INDEX doku_orders_unresolved ON doku_orders (merchant, due_at, id) WHERE outcome = 'unresolved';

CREATE TABLE doku_holds (
  merchant TEXT PRIMARY KEY,
  code     TEXT NOT NULL,
  reason   TEXT NOT NULL,
  since    BIGINT NOT NULL
);
