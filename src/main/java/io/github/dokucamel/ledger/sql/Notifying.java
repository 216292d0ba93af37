package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import io.github.dokucamel.notification.BlottedBody;
import io.github.dokucamel.signature.Digest;
import java.util.List;

/** Notifications as they came, and which of them are still to be read. */
interface Notifying extends Payments, Stored {

    Row<Notification> NOTIFICATION = Row.of(Notification.class);

    @Override
    default boolean receive(Notification notification) {
        return ledger().update(
                                """
                                INSERT INTO doku_notifications (merchant, request_id, digest, sent_at,
                                  path, body, received_at, state)
                                  VALUES (?, ?, ?, ?, ?, ?, ?, 'received')
                                  ON CONFLICT (merchant, request_id, digest) DO NOTHING""",
                                notification.merchant(),
                                notification.requestId(),
                                Digest.of(notification.body()).value(),
                                notification.sentAt(),
                                notification.path(),
                                BlottedBody.of(notification.body()),
                                notification.receivedAt())
                == 1;
    }

    @Override
    default List<Notification> unread(int limit) {
        return ledger().list(
                        """
                        SELECT id, merchant, request_id, sent_at, path, body, received_at
                          FROM doku_notifications WHERE state = 'received' ORDER BY id LIMIT ?""",
                        NOTIFICATION,
                        limit);
    }

    /** False when somebody read it before. */
    static boolean read(Statements sql, Notification notification, boolean understood) {
        return sql.update(
                        "UPDATE doku_notifications SET state = ? WHERE id = ? AND state = 'received'",
                        understood ? "read" : "unreadable",
                        notification.id())
                == 1;
    }
}
