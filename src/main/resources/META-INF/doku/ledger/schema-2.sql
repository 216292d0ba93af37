-- The ledger, version 2: what is unresolved is asked for again and may be settled by a person; holds outlive a restart.

ALTER TABLE orders ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;  -- a person wants it repeated whatever its age

-- due_at of an unresolved order: when it is asked for next.
CREATE INDEX orders_unresolved ON orders (merchant, due_at, id) WHERE outcome = 'unresolved';

CREATE TABLE holds (
  merchant TEXT PRIMARY KEY,
  code     TEXT NOT NULL,
  reason   TEXT NOT NULL,
  since    BIGINT NOT NULL
);
