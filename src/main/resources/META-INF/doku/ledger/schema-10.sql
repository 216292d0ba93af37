-- Who may open the ledger. A node opens one of its own version or older, and a newer one whose minimum_version it reaches.
CREATE TABLE doku_schema (
  version         INTEGER NOT NULL,
  minimum_version INTEGER NOT NULL,
  environment     TEXT NOT NULL
);
DELETE FROM doku_ledger_info WHERE name IN ('schema_version', 'environment');
