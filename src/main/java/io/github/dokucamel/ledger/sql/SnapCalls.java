package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Payments;

/** Which calls by SNAP came today, and no longer. */
interface SnapCalls extends Payments, Stored {

    @Override
    default boolean isSnapCallOfItsOwn(SnapCalled call) {
        return ledger().write(
                        sql -> {
                            sql.update("DELETE FROM doku_snap_calls WHERE day < ?", call.day());
                            sql.update(
                                    """
                                    INSERT INTO doku_snap_calls (day, merchant, service, external_id, digest)
                                      VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                                    call.day(),
                                    call.merchant(),
                                    call.service(),
                                    call.externalId(),
                                    call.digest());
                            return sql.one(
                                            """
                                            SELECT digest FROM doku_snap_calls WHERE day = ?
                                              AND merchant = ? AND service = ? AND external_id = ?""",
                                            row -> row.getString(1),
                                            call.day(),
                                            call.merchant(),
                                            call.service(),
                                            call.externalId())
                                    .orElseThrow();
                        })
                .equals(call.digest());
    }
}
