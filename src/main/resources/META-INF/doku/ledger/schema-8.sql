-- The ledger, version 8: what an order is called at DOKU.

-- The number that an order has at DOKU; null where it is the books' own, as in all that earlier versions
-- recorded. One number at DOKU is one invoice number of the books, whatever operation and revision.
ALTER TABLE orders ADD COLUMN doku_number TEXT;
CREATE INDEX orders_doku_number ON orders (merchant, doku_number) WHERE doku_number IS NOT NULL;

-- Of a call that names a number at DOKU: the books' number of that order; null where it is the same.
ALTER TABLE orders ADD COLUMN books_number TEXT;

-- The number at DOKU under which another revision had been paid when the payment of this one came.
ALTER TABLE orders ADD COLUMN paid_before TEXT;
