package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.PaymentNews.Refund;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads what DOKU says of a payment by SNAP: that a virtual account was paid, what became of a debit,
 * and the answers to questions about either. What is what, the members tell. Members that are not
 * known are passed over.
 *
 * <p>The invoice number is the business key that the order was sent with: {@code trxId}, {@code
 * originalPartnerReferenceNo}. What DOKU calls the payment stands where others have the Request-Id
 * that began it.
 */
public final class SnapNews {

    /** SNAP's dates have an offset; one without it is of Jakarta. */
    private static final ZoneOffset JAKARTA = ZoneOffset.ofHours(7);

    private static final String ACCOUNT = "virtualAccountData";
    private static final String TRANSACTION = "latestTransactionStatus";

    /** What is read, wherever it stands, and what leads to it; nothing of it may come twice. */
    private static final Set<String> READ =
            Set.of(
                    """
                    responseCode virtualAccountData virtualAccountNo trxId paymentRequestId
                    paymentFlagReason paymentFlagStatus english paidAmount trxDateTime transactionDate
                    originalPartnerReferenceNo originalReferenceNo latestTransactionStatus
                    transactionStatusDesc amount transAmount paidTime refundHistory refundAmount
                    refundStatus approvalCode additionalInfo channel channelId acquirerId acquirer id value
                    currency
                    """
                            .split("\\s+"));

    private SnapNews() {}

    /** Whether a body is of SNAP, as far as its members tell; it may still say two things. */
    public static boolean isSnap(byte[] bytes) {
        return parsed(bytes).hasAny(TRANSACTION, "virtualAccountNo", "paymentRequestId");
    }

    /**
     * A notification.
     *
     * @return empty when it is no JSON object in UTF-8, says twice what decides it, or is of nothing
     *     that is known
     */
    public static Optional<PaymentNews> notification(byte[] bytes) {
        NewsBody body = parsed(bytes);
        if (body.isClear() && body.hasAny(TRANSACTION)) {
            return Optional.of(transaction(body));
        }
        return body.isClear() && body.hasAny("virtualAccountNo", "paymentRequestId")
                ? Optional.of(account(body, "", Kind.SUCCESS))
                : Optional.empty();
    }

    /**
     * An answer to the question what became of a payment.
     *
     * @param invoiceNumber that was asked for: an account may have been used more than once
     * @return empty when DOKU did not tell: an error, or nothing that is known
     */
    public static Optional<PaymentNews> status(byte[] bytes, String invoiceNumber) {
        NewsBody body = parsed(bytes);
        if (!body.isClear() || !isSuccess(body.text("responseCode"))) {
            return Optional.empty();
        }
        if (body.hasAny(ACCOUNT)) {
            String place = place(body, invoiceNumber);
            return Optional.of(account(body, place, kind(body, place)));
        }
        return body.hasAny(TRANSACTION) ? Optional.of(transaction(body)) : Optional.empty();
    }

    private static NewsBody parsed(byte[] bytes) {
        return new NewsBody(
                bytes,
                path -> READ.contains(path.substring(path.lastIndexOf('.') + 1)),
                path -> true);
    }

    private static boolean isSuccess(String responseCode) {
        return responseCode != null && responseCode.startsWith("200");
    }

    /** The only one; of several the first paid one of that invoice, or the first of it, or of all. */
    private static String place(NewsBody body, String invoiceNumber) {
        List<String> all =
                IntStream.iterate(0, i -> body.hasAny(ACCOUNT + "." + i), i -> i + 1)
                        .mapToObj(i -> ACCOUNT + "." + i + ".")
                        .toList();
        List<String> meant =
                all.stream()
                        .filter(place -> invoiceNumber.equals(body.text(place + "trxId")))
                        .toList();
        return meant.stream()
                .filter(place -> kind(body, place) == Kind.SUCCESS)
                .findFirst()
                .or(() -> Stream.concat(meant.stream(), all.stream()).findFirst())
                .orElse(ACCOUNT + ".");
    }

    private static Kind kind(NewsBody body, String place) {
        String reason = NewsText.capitals(body.text(place + "paymentFlagReason.english"));
        boolean isFlagged = "00".equals(body.text(place + "paymentFlagStatus"));
        return switch (reason) {
            case "PAID" -> Kind.SUCCESS;
            case "", "SUCCESS", "SUCCESSFUL" -> isFlagged ? Kind.SUCCESS : Kind.PENDING;
            case "EXPIRED" -> Kind.EXPIRED;
            default -> Kind.PENDING;
        };
    }

    private static PaymentNews account(NewsBody body, String place, Kind kind) {
        String reason = body.text(place + "paymentFlagReason.english");
        return new PaymentNews(
                NewsText.exact(body.value(place + "trxId"), NewsText.LONGEST_INVOICE_NUMBER),
                kind,
                NewsText.word(reason == null && kind == Kind.SUCCESS ? "SUCCESS" : reason),
                null,
                rupiah(body, place + "paidAmount"),
                NewsText.date(body.text(place + "trxDateTime", place + "transactionDate"), JAKARTA),
                NewsText.exact(body.value(place + "paymentRequestId"), NewsText.LONGEST_ID),
                null,
                null,
                NewsText.word(body.text("additionalInfo.channel")),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Null when there is none in rupiah. */
    private static BigDecimal rupiah(NewsBody body, String path) {
        return body.rupiah(path + ".value", path + ".currency");
    }

    private static PaymentNews transaction(NewsBody body) {
        String status = body.text(TRANSACTION);
        Kind told = kind(status);
        // What is paid and has a refund that was carried out is told as paid.
        Kind kind = told == Kind.SUCCESS && refunded(body) != null ? Kind.REFUNDED : told;
        boolean wentBack = kind == Kind.REFUNDED || kind == Kind.VOIDED;
        return new PaymentNews(
                NewsText.exact(
                        body.value("originalPartnerReferenceNo"), NewsText.LONGEST_INVOICE_NUMBER),
                kind,
                NewsText.word(status),
                null,
                rupiah(body, body.hasAny("transAmount") ? "transAmount" : "amount"),
                NewsText.date(body.text("paidTime", "transactionDate"), JAKARTA),
                NewsText.exact(body.value("originalReferenceNo"), NewsText.LONGEST_ID),
                null,
                NewsText.word(body.text("additionalInfo.acquirerId", "additionalInfo.acquirer.id")),
                NewsText.word(body.text("additionalInfo.channel", "additionalInfo.channelId")),
                null,
                NewsText.word(body.text("approvalCode")),
                null,
                NewsText.message(body.text("transactionStatusDesc")),
                wentBack ? refund(body) : null,
                null);
    }

    /** As of Bank Indonesia's list; what is not on it is not decided. */
    private static Kind kind(String status) {
        return switch (status == null ? "" : status) {
            case "00" -> Kind.SUCCESS;
            case "04" -> Kind.REFUNDED;
            case "05" -> Kind.VOIDED;
            case "06" -> Kind.FAILED;
            default -> Kind.PENDING;
        };
    }

    /** Named by the payment, of which DOKU tells it once; {@code amount} is that of the payment. */
    private static Refund refund(NewsBody body) {
        String id = body.text("originalReferenceNo");
        return new Refund(NewsText.distinct(id), refunded(body), null);
    }

    /** Null when no refund of it that was carried out names an amount. */
    private static BigDecimal refunded(NewsBody body) {
        BigDecimal sum = null;
        for (int i = 0; body.hasAny("refundHistory." + i); i++) {
            String status = body.text("refundHistory." + i + ".refundStatus");
            BigDecimal amount = rupiah(body, "refundHistory." + i + ".refundAmount");
            if (amount != null && (status == null || status.equals("00"))) {
                sum = sum == null ? amount : sum.add(amount);
            }
        }
        return sum;
    }
}
