package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.PaymentNews.Refund;
import io.github.dokucamel.order.Shown;
import io.github.dokucamel.signature.Digest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what DOKU says of a payment, in a notification or in an answer to the status call: both have
 * the same members. Members that are not known are passed over, however many there are.
 */
public final class NotificationReader {

    private static final int LONGEST_INVOICE_NUMBER = 64;
    private static final int LONGEST_REQUEST_ID = 128;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_MESSAGE = 200;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(Locale.ROOT);

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
                exact(body, Member.INVOICE_NUMBER, LONGEST_INVOICE_NUMBER),
                kind,
                word(body, Member.STATUS, Member.ORDER_STATUS),
                word(body, Member.TYPE),
                isRupiah(body) ? AmountSpelling.read(body.value(Member.AMOUNT)) : null,
                date(body.text(Member.DATE)),
                exact(body, Member.ORIGINAL_REQUEST_ID, LONGEST_REQUEST_ID),
                word(body, Member.SERVICE_ID, Member.SERVICE),
                word(body, Member.ACQUIRER_ID, Member.ACQUIRER),
                word(body, Member.CHANNEL_ID, Member.CHANNEL),
                Shown.of(
                        body.text(Member.AUTHORIZE_ID, Member.CARD_AUTHORIZE_ID),
                        LONGEST_REQUEST_ID),
                word(body, Member.APPROVAL_CODE),
                word(body, Member.RESPONSE_CODE),
                Shown.of(body.text(Member.RESPONSE_MESSAGE), LONGEST_MESSAGE),
                wentBack ? refund(body) : null);
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
        return new Refund(distinct(id), amount, word(body, Member.REFUND_TYPE, Member.TYPE));
    }

    /** Orders here are in rupiah, and so is an amount without a currency. */
    private static boolean isRupiah(NewsBody body) {
        return Set.of("", "IDR", "360").contains(capitals(body, Member.CURRENCY));
    }

    private static String capitals(NewsBody body, Member member) {
        String text = body.text(member);
        return text == null ? "" : text.toUpperCase(Locale.ROOT);
    }

    private static String word(NewsBody body, Member... members) {
        return Shown.of(body.text(members), LONGEST_WORD);
    }

    /** Compared with what the ledger holds, so unchanged or not at all. */
    private static String exact(NewsBody body, Member member, int longest) {
        NewsBody.Value value = body.value(member);
        boolean plausible =
                value != null
                        && !value.text().isBlank()
                        && value.text().length() <= longest
                        && value.text().codePoints().noneMatch(NotificationReader::isUnfit);
        return plausible ? value.text() : null;
    }

    private static boolean isUnfit(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /** What may not be shown keeps a name, so that two refunds never become one. */
    private static String distinct(String id) {
        String shown = Shown.of(id, LONGEST_REQUEST_ID);
        return id == null || id.equals(shown)
                ? shown
                : "withheld " + Digest.of(id.getBytes(StandardCharsets.UTF_8)).value();
    }

    private static Instant date(String text) {
        if (text == null || text.length() > LONGEST_WORD) {
            return null;
        }
        try {
            TemporalAccessor read = DATE.parseBest(text, Instant::from, LocalDateTime::from);
            Instant at =
                    read instanceof LocalDateTime local
                            ? local.toInstant(ZoneOffset.UTC)
                            : (Instant) read;
            return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? null : at;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
