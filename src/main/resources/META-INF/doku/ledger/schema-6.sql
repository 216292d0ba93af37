-- The ledger, version 6: which calls by SNAP came today.

-- DOKU gives each an X-EXTERNAL-ID that is unique within a day; earlier days are forgotten.
CREATE TABLE snap_calls (
  day         BIGINT NOT NULL,  -- since 1970, in Jakarta
  merchant    TEXT NOT NULL,
  service     TEXT NOT NULL,    -- what was called: two digits
  external_id TEXT NOT NULL,
  digest      TEXT NOT NULL,    -- of the body
  PRIMARY KEY (day, merchant, service, external_id)
);
