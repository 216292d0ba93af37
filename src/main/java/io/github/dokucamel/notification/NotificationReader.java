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

    private NotificationReader() {}

    /**
     * Empty when the bytes are no JSON object in UTF-8, or when the object says twice which payment
     * it is about or what became of it.
     */
    public static Optional<PaymentNews> read(byte[] body) {
        return NewsBody.of(body).map(NotificationReader::news);
    }

    private static PaymentNews news(NewsBody body) {
        Kind kind = kind(body);
        boolean wentBack = kind == Kind.REFUNDED || kind == Kind.VOIDED;
        return new PaymentNews(
                NewsText.exact(body.value(Member.INVOICE_NUMBER), NewsText.LONGEST_INVOICE_NUMBER),
                kind,
                word(body, Member.STATUS, Member.ORDER_STATUS),
                word(body, Member.TYPE),
                isRupiah(body) ? AmountSpelling.read(body.value(Member.AMOUNT)) : null,
                NewsText.date(body.text(Member.DATE), ZoneOffset.UTC),
                NewsText.exact(body.value(Member.ORIGINAL_REQUEST_ID), NewsText.LONGEST_ID),
                word(body, Member.SERVICE_ID, Member.SERVICE),
                word(body, Member.ACQUIRER_ID, Member.ACQUIRER),
                word(body, Member.CHANNEL_ID, Member.CHANNEL),
                Shown.of(
                        body.text(Member.AUTHORIZE_ID, Member.CARD_AUTHORIZE_ID),
                        NewsText.LONGEST_ID),
                word(body, Member.APPROVAL_CODE),
                word(body, Member.RESPONSE_CODE),
                NewsText.message(body.text(Member.RESPONSE_MESSAGE)),
                wentBack ? refund(body) : null,
                body.references());
    }

    private static Kind kind(NewsBody body) {
        String type = capitals(body, Member.TYPE);
        boolean refused = !Set.of("", "SUCCESS").contains(capitals(body, Member.REFUND_STATUS));
        String back = refused ? type : type + " " + capitals(body, Member.REFUND_TYPE);
        boolean isVoid = back.contains("VOID");
        boolean isBack = isVoid || back.contains("REFUND");
        return switch (capitals(body, Member.STATUS)) {
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
                    capitals(body, Member.ORDER_STATUS).equals("ORDER_EXPIRED")
                            ? Kind.EXPIRED
                            : Kind.PENDING;
            default -> Kind.PENDING;
        };
    }

    private static Refund refund(NewsBody body) {
        String id = body.text(Member.REFUND_ID, Member.REFUND_REFUND_ID, Member.REFUND_REFERENCE);
        BigDecimal amount =
                isRupiah(body) ? AmountSpelling.read(body.value(Member.REFUND_AMOUNT)) : null;
        return new Refund(
                NewsText.distinct(id), amount, word(body, Member.REFUND_TYPE, Member.TYPE));
    }

    /** Orders here are in rupiah, and so is an amount without a currency. */
    private static boolean isRupiah(NewsBody body) {
        return NewsText.isRupiah(body.text(Member.CURRENCY));
    }

    private static String capitals(NewsBody body, Member member) {
        return NewsText.capitals(body.text(member));
    }

    private static String word(NewsBody body, Member... members) {
        return NewsText.word(body.text(members));
    }
}
