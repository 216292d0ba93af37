package io.github.dokucamel.notification;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.dokucamel.order.OrderJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * What a notification, or an answer to the status call, says of one payment. Texts are cut and made
 * safe to show; null where nothing was said.
 *
 * @param invoiceNumber as DOKU spells it; null when there is none that could be one
 * @param transactionStatus as sent, e.g. {@code SUCCESS}
 * @param transactionType as sent, e.g. {@code SALE}
 * @param amount {@code order.amount}, or what SNAP names the amount, however it was spelt
 * @param at {@code transaction.date}
 * @param originalRequestId Request-Id of the call that began the payment; what DOKU calls the payment
 *     in SNAP
 * @param authorizeId of a card AUTHORIZE, wherever it stood
 * @param refund only of a refund or a void
 * @param references digest of all else that DOKU names one payment by, where it has no name of its
 *     own: date, channel, approval code, reference numbers; null where it has one, and in news that
 *     0.1.0 kept
 */
@JsonInclude(Include.NON_NULL)
public record PaymentNews(
        String invoiceNumber,
        Kind kind,
        String transactionStatus,
        String transactionType,
        @JsonFormat(shape = Shape.STRING) BigDecimal amount,
        Instant at,
        String originalRequestId,
        String service,
        String acquirer,
        String channel,
        String authorizeId,
        String approvalCode,
        String responseCode,
        String responseMessage,
        Refund refund,
        String references) {

    /** What the news is of. */
    public enum Kind {
        /** Nothing has happened yet, or nothing that is known here. */
        PENDING,
        /** The amount is reserved on a card; no money has moved. */
        AUTHORIZED,
        SUCCESS,
        FAILED,
        EXPIRED,
        REFUNDED,
        VOIDED
    }

    /**
     * Money that went back.
     *
     * @param id of the refund itself; null when none was given
     * @param amount null when none was given
     * @param type e.g. {@code PARTIAL_REFUND}; null when none was given
     */
    @JsonInclude(Include.NON_NULL)
    public record Refund(
            String id, @JsonFormat(shape = Shape.STRING) BigDecimal amount, String type) {}

    /** That a person says it was paid, whole. */
    public static PaymentNews ofPerson(String invoiceNumber, long amount, Instant at) {
        return new PaymentNews(
                invoiceNumber,
                Kind.SUCCESS,
                null,
                null,
                BigDecimal.valueOf(amount),
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same news with these words instead. */
    public PaymentNews withResponseMessage(String words) {
        return new PaymentNews(
                invoiceNumber,
                kind,
                transactionStatus,
                transactionType,
                amount,
                at,
                originalRequestId,
                service,
                acquirer,
                channel,
                authorizeId,
                approvalCode,
                responseCode,
                words,
                refund,
                references);
    }

    /**
     * Names the business effect: news with the same one is the same news. A payment is named by all
     * that DOKU says to tell it from another; a refund by its id, else by date and amount. Null for a
     * refund that names neither itself nor its amount, of which two cannot be told from one told
     * twice.
     */
    public String effect() {
        if (kind == Kind.REFUNDED) {
            boolean nameless = refund == null || refund.id() == null && refund.amount() == null;
            if (nameless) {
                return null;
            }
            String id = refund.id() == null ? "on " + at : refund.id();
            return join(kind, id, plain(refund.amount()));
        }
        boolean isNamedByMore = kind == Kind.SUCCESS && references != null;
        return isNamedByMore ? effectOfOldNews() + "|" + references : effectOfOldNews();
    }

    /** As of news without references: what 0.1.0 knew a payment by. */
    String effectOfOldNews() {
        return join(kind, originalRequestId, plain(amount));
    }

    /** As {@link #fromJson} reads it: amounts are texts, what is null is left out. */
    public byte[] toJson() {
        return OrderJson.write(this);
    }

    /** What {@link #toJson} wrote, and nothing else. */
    public static PaymentNews fromJson(byte[] json) {
        return OrderJson.read(json, PaymentNews.class);
    }

    private static String join(Kind kind, String first, String second) {
        return kind + "|" + Objects.toString(first, "") + "|" + Objects.toString(second, "");
    }

    /** One spelling for {@code 150000}, {@code 150000.00} and {@code 1.5E5}. */
    static String plain(BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros().toPlainString();
    }
}
