package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.signature.Digest;
import java.sql.SQLException;
import java.util.List;

/** Notifications as they came, and which of them are still to be read. */
final class Notifying {

    private Notifying() {}

    static Boolean receive(Statements sql, Notification notification) throws SQLException {
        return sql.update(
                        """
                        INSERT INTO notifications (merchant, request_id, digest, sent_at, path, body,
                          received_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, 'received')
                          ON CONFLICT (merchant, request_id, digest) DO NOTHING""",
                        notification.merchant(),
                        notification.requestId(),
                        Digest.of(notification.body()).value(),
                        notification.sentAt(),
                        notification.path(),
                        notification.body(),
                        notification.receivedAt())
                == 1;
    }

    static List<Notification> unread(Statements sql, int limit) throws SQLException {
        return sql.list(
                """
                SELECT id, merchant, request_id, sent_at, path, body, received_at
                  FROM notifications WHERE state = 'received' ORDER BY id LIMIT ?""",
                row ->
                        new Notification(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getBytes(6),
                                row.getLong(7)),
                limit);
    }

    /** False when somebody read it before. */
    static boolean read(Statements sql, Notification notification, boolean understood)
            throws SQLException {
        return sql.update(
                        "UPDATE notifications SET state = ? WHERE id = ? AND state = 'received'",
                        understood ? "read" : "unreadable",
                        notification.id())
                == 1;
    }
}
