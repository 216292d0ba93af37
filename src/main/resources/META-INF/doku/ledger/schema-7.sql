-- The ledger, version 7: orders that a ledger which was lost may have sent, and rows of tables.

-- The earliest time at which it may have; null when this ledger knows of every attempt.
ALTER TABLE doku_orders ADD COLUMN lost_since BIGINT;

-- The row that a spreadsheet program shows; null for what came from no table.
ALTER TABLE doku_orders ADD COLUMN source_row BIGINT;
