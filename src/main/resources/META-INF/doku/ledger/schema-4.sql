-- The ledger, version 4: calls with DOKU's own JSON, the tokens of SNAP, and bills that DOKU asks for.

ALTER TABLE requests ADD COLUMN headers TEXT;  -- the operation's own, a JSON object; none of a signature
ALTER TABLE requests ADD COLUMN answer BYTEA;  -- DOKU's, where a later question needs it

-- Calls. invoice_number is null then: no notification and no question about a payment leads to one.
ALTER TABLE orders ADD COLUMN call_key TEXT;   -- the caller's Idempotency-Key, or one made for it; null for an order
CREATE UNIQUE INDEX orders_call ON orders (merchant, operation, call_key) WHERE claims_key = 1 AND call_key IS NOT NULL;

-- Access tokens, shared by all that use this ledger: a new one makes the one before useless.
CREATE TABLE tokens (
  merchant         TEXT NOT NULL,
  customer         TEXT NOT NULL,              -- empty: the merchant's own
  access_token     TEXT,
  expires_at       BIGINT NOT NULL DEFAULT 0,
  refresh_token    TEXT,
  refresh_until    BIGINT NOT NULL DEFAULT 0,
  fetching_until   BIGINT NOT NULL DEFAULT 0,  -- somebody fetches a new one, for so long at most
  PRIMARY KEY (merchant, customer)
);

-- What the payer types or shows; a virtual account number without its padding.
ALTER TABLE orders ADD COLUMN payment_code TEXT;
CREATE INDEX orders_payment_code ON orders (payment_code) WHERE payment_code IS NOT NULL;
