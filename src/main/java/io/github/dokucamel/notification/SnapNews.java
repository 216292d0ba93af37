package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.PaymentNews.Refund;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

    private SnapNews() {}

    /** Whether a body is of SNAP, as far as its members tell; it may still say two things. */
    public static boolean isSnap(byte[] bytes) {
        return SnapBody.hasAny(bytes, TRANSACTION, "virtualAccountNo", "paymentRequestId");
    }

    /**
     * A notification.
     *
     * @return empty when it is no JSON object in UTF-8, says twice what decides it, or is of nothing
     *     that is known
     */
    public static Optional<PaymentNews> notification(byte[] bytes) {
        return SnapBody.of(bytes)
                .map(
                        body -> {
                            if (body.has(TRANSACTION)) {
                                return transaction(body);
                            }
                            boolean isAccount =
                                    body.has("virtualAccountNo") || body.has("paymentRequestId");
                            return isAccount ? account(body, "", Kind.SUCCESS) : null;
                        });
    }

    /**
     * An answer to the question what became of a payment.
     *
     * @param invoiceNumber that was asked for: an account may have been used more than once
     * @return empty when DOKU did not tell: an error, or nothing that is known
     */
    public static Optional<PaymentNews> status(byte[] bytes, String invoiceNumber) {
        return SnapBody.of(bytes)
                .filter(body -> isSuccess(body.text("responseCode")))
                .map(
                        body -> {
                            if (body.has(ACCOUNT)) {
                                String place = place(body, invoiceNumber);
                                return account(body, place, kind(body, place));
                            }
                            return body.has(TRANSACTION) ? transaction(body) : null;
                        });
    }

    private static boolean isSuccess(String responseCode) {
        return responseCode != null && responseCode.startsWith("200");
    }

    /** The only one; of several the first paid one of that invoice, or the first of it, or of all. */
    private static String place(SnapBody body, String invoiceNumber) {
        List<String> all =
                IntStream.iterate(0, i -> body.has(ACCOUNT + "." + i), i -> i + 1)
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

    private static Kind kind(SnapBody body, String place) {
        String reason = NewsText.capitals(body.text(place + "paymentFlagReason.english"));
        boolean isFlagged = "00".equals(body.text(place + "paymentFlagStatus"));
        return switch (reason) {
            case "PAID" -> Kind.SUCCESS;
            case "", "SUCCESS", "SUCCESSFUL" -> isFlagged ? Kind.SUCCESS : Kind.PENDING;
            case "EXPIRED" -> Kind.EXPIRED;
            default -> Kind.PENDING;
        };
    }

    private static PaymentNews account(SnapBody body, String place, Kind kind) {
        String reason = body.text(place + "paymentFlagReason.english");
        return new PaymentNews(
                NewsText.exact(body.value(place + "trxId"), NewsText.LONGEST_INVOICE_NUMBER),
                kind,
                NewsText.word(reason == null && kind == Kind.SUCCESS ? "SUCCESS" : reason),
                null,
                body.rupiah(place + "paidAmount"),
                NewsText.date(first(body, place, "trxDateTime", "transactionDate"), JAKARTA),
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

    private static String first(SnapBody body, String place, String... names) {
        for (String name : names) {
            if (body.text(place + name) != null) {
                return body.text(place + name);
            }
        }
        return null;
    }

    private static PaymentNews transaction(SnapBody body) {
        String status = body.text(TRANSACTION);
        Kind kind = kind(status);
        boolean wentBack = kind == Kind.REFUNDED || kind == Kind.VOIDED;
        return new PaymentNews(
                NewsText.exact(
                        body.value("originalPartnerReferenceNo"), NewsText.LONGEST_INVOICE_NUMBER),
                kind,
                NewsText.word(status),
                null,
                body.rupiah(body.has("transAmount") ? "transAmount" : "amount"),
                NewsText.date(first(body, "", "paidTime", "transactionDate"), JAKARTA),
                NewsText.exact(body.value("originalReferenceNo"), NewsText.LONGEST_ID),
                null,
                NewsText.word(body.text("additionalInfo.acquirerId")),
                NewsText.word(body.text("additionalInfo.channel")),
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
    private static Refund refund(SnapBody body) {
        String id = body.text("originalReferenceNo");
        return new Refund(NewsText.distinct(id), refunded(body), null);
    }

    /** Null when no refund of it that was carried out names an amount. */
    private static BigDecimal refunded(SnapBody body) {
        BigDecimal sum = null;
        for (int i = 0; body.has("refundHistory." + i); i++) {
            String status = body.text("refundHistory." + i + ".refundStatus");
            BigDecimal amount = body.rupiah("refundHistory." + i + ".refundAmount");
            if (amount != null && (status == null || status.equals("00"))) {
                sum = sum == null ? amount : sum.add(amount);
            }
        }
        return sum;
    }
}
