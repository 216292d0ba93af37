package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.PaymentNews.Refund;
import io.github.dokucamel.told.Shown;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what DOKU says of a payment, in a notification or in an answer to the status call: both have
 * the same members. Members that are not known are passed over, however many there are.
 */
public final class NotificationReader {

    /**
     * The members that are read, and what leads to them: what DOKU tells of the payer stays unread.
     *
     * <p>Documented by DOKU, those of a refund in the answer to the refund call. That a refund has
     * an id of its own, in {@code id} or {@code refund_id}, and that the reference of a paylater
     * channel comes back, are guesses. A captured notification had {@code
     * card_payment.authorize_id}.
     */
    private static final Set<String> DECIDING =
            Set.of(
                    """
                    order order.invoice_number order.amount order.currency order.status
                    transaction transaction.status transaction.type transaction.original_request_id
                    refund refund.id refund.refund_id refund.merchant_unique_reference
                    refund.amount refund.type refund.status
                    """
                            .split("\\s+"));

    /** The same of what may stand there twice. */
    private static final Set<String> FURTHER =
            Set.of(
                    """
                    transaction.date service service.id acquirer acquirer.id channel channel.id
                    authorize_id card_payment card_payment.authorize_id card_payment.approval_code
                    card_payment.response_code card_payment.response_message
                    """
                            .split("\\s+"));

    /**
     * What tells one payment from another of the same order and amount: these, and all that stands in
     * {@code virtual_account_payment}, {@code emoney_payment} and their like.
     */
    private static final Set<String> REFERENCES =
            Set.of(
                    """
                    transaction.date service service.id acquirer acquirer.id channel channel.id
                    authorize_id
                    """
                            .split("\\s+"));

    private NotificationReader() {}

    /**
     * Empty when the bytes are no JSON object in UTF-8, or when the object says twice which payment
     * it is about or what became of it.
     */
    public static Optional<PaymentNews> read(byte[] body) {
        NewsBody all =
                new NewsBody(
                        body,
                        path ->
                                DECIDING.contains(path)
                                        || FURTHER.contains(path)
                                        || isOfPayment(path),
                        DECIDING::contains);
        return all.isClear() ? Optional.of(news(all)) : Optional.empty();
    }

    private static PaymentNews news(NewsBody body) {
        Kind kind = kind(body);
        boolean wentBack = kind == Kind.REFUNDED || kind == Kind.VOIDED;
        return new PaymentNews(
                NewsText.exact(body.value("order.invoice_number"), NewsText.LONGEST_INVOICE_NUMBER),
                kind,
                word(body, "transaction.status", "order.status"),
                word(body, "transaction.type"),
                body.rupiah("order.amount", "order.currency"),
                NewsText.date(body.text("transaction.date"), ZoneOffset.UTC),
                NewsText.exact(body.value("transaction.original_request_id"), NewsText.LONGEST_ID),
                word(body, "service.id", "service"),
                word(body, "acquirer.id", "acquirer"),
                word(body, "channel.id", "channel"),
                Shown.of(
                        body.text("authorize_id", "card_payment.authorize_id"),
                        NewsText.LONGEST_ID),
                word(body, "card_payment.approval_code"),
                word(body, "card_payment.response_code"),
                NewsText.message(body.text("card_payment.response_message")),
                wentBack ? refund(body) : null,
                body.digest(path -> REFERENCES.contains(path) || isOfPayment(path)));
    }

    private static boolean isOfPayment(String path) {
        return path.split("\\.", 2)[0].endsWith("_payment");
    }

    private static Kind kind(NewsBody body) {
        String type = capitals(body, "transaction.type");
        boolean refused = !Set.of("", "SUCCESS").contains(capitals(body, "refund.status"));
        String back = refused ? type : type + " " + capitals(body, "refund.type");
        boolean isVoid = back.contains("VOID");
        boolean isBack = isVoid || back.contains("REFUND");
        return switch (capitals(body, "transaction.status")) {
            case "SUCCESS" -> {
                if (isBack) {
                    yield refused ? Kind.PENDING : isVoid ? Kind.VOIDED : Kind.REFUNDED;
                }
                yield type.startsWith("AUTHORI") ? Kind.AUTHORIZED : Kind.SUCCESS;
            }
            case "REFUNDED" -> isVoid ? Kind.VOIDED : Kind.REFUNDED;
            case "VOIDED" -> Kind.VOIDED;
            // A refund that failed leaves the payment as it was.
            case "FAILED" -> isBack ? Kind.PENDING : Kind.FAILED;
            case "EXPIRED" -> isBack ? Kind.PENDING : Kind.EXPIRED;
            case "" ->
                    capitals(body, "order.status").equals("ORDER_EXPIRED")
                            ? Kind.EXPIRED
                            : Kind.PENDING;
            default -> Kind.PENDING;
        };
    }

    private static Refund refund(NewsBody body) {
        String id = body.text("refund.id", "refund.refund_id", "refund.merchant_unique_reference");
        BigDecimal amount = body.rupiah("refund.amount", "order.currency");
        return new Refund(
                NewsText.distinct(id), amount, word(body, "refund.type", "transaction.type"));
    }

    private static String capitals(NewsBody body, String path) {
        return NewsText.capitals(body.text(path));
    }

    private static String word(NewsBody body, String... paths) {
        return NewsText.word(body.text(paths));
    }
}
