package io.github.dokucamel.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Acts.As;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.signature.AsciiCase;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done to a bill.
 *
 * @param merchant an alias; null when the number says it
 * @param operation its name or id; null when the number says it
 * @param person who wants it
 * @param key under which it happens once; null for none
 * @param body what was said about it
 */
public record ActRequest(
        Kind kind,
        String invoiceNumber,
        @Nullable String merchant,
        @Nullable String operation,
        String person,
        @Nullable String key,
        Body body) {

    /**
     * One that came in the process.
     *
     * @param act its name
     * @throws io.github.dokucamel.intake.HttpProblemException 422 when the body is no such act's
     */
    public static ActRequest of(
            String act,
            String invoiceNumber,
            @Nullable String merchant,
            @Nullable String operation,
            String person,
            ObjectNode body) {
        Kind kind = Kind.valueOf(AsciiCase.upper(act));
        return new ActRequest(
                kind, invoiceNumber, merchant, operation, person, null, ActBody.read(kind, body));
    }

    /**
     * The members of an act; those that its kind does not have are null.
     *
     * @param owner of a note
     * @param as of a close
     * @param amount of a refund, whole rupiah
     * @param force of a refund
     * @param expiresInMinutes of a renewal
     * @param dueDate of a renewal, {@code 2026-12-31}
     */
    public record Body(
            String reason,
            @Nullable String owner,
            @Nullable As as,
            @Nullable BigDecimal amount,
            boolean force,
            @Nullable Integer expiresInMinutes,
            @Nullable String dueDate) {}
}
