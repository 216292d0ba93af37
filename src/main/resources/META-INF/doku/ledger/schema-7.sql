-- The ledger, version 7: orders that a ledger which was lost may have sent.

-- The earliest time at which it may have; null when this ledger knows of every attempt.
ALTER TABLE orders ADD COLUMN lost_since BIGINT;
