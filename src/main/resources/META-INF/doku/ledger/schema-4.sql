-- The ledger, version 4: calls with DOKU's own JSON, the tokens of SNAP, and bills that DOKU asks for.

ALTER TABLE doku_requests ADD COLUMN headers TEXT;  -- the operation's own, a JSON object; none of a signature
ALTER TABLE doku_requests ADD COLUMN answer BYTEA;  -- DOKU's, where a later question needs it

-- Calls. invoice_number is null then: no notification and no question about a payment leads to one.
ALTER TABLE doku_orders ADD COLUMN call_key TEXT;   -- the caller's Idempotency-Key, or one made for it; null for an order
CREATE UNIQUE INDEX doku_orders_call ON doku_orders (merchant, operation, call_key) WHERE claims_key = 1 AND call_key IS NOT NULL;

-- Access tokens, shared by all that use this ledger: a new one makes the one before useless.
CREATE TABLE doku_tokens (
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
ALTER TABLE doku_orders ADD COLUMN payment_code TEXT;
CREATE INDEX doku_orders_payment_code ON doku_orders (payment_code) WHERE payment_code IS NOT NULL;
