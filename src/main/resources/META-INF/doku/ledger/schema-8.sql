-- The ledger, version 8: what papers show.

-- Papers: orders that were sent before, by the order that they repeat. Their reports show its state.
CREATE INDEX orders_repeats ON orders (merchant, operation, invoice_number, revision) WHERE outcome = 'duplicate';
