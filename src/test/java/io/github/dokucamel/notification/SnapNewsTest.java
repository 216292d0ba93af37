package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.notification.PaymentNews.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapNewsTest {

    private static final String PAID =
            """
            {"partnerServiceId":"   19008","customerNo":"00000000000000000001",
             "virtualAccountNo":"   1900800000000000000000001","virtualAccountName":"Customer Name",
             "trxId":"INV-1","paymentRequestId":"12839218738127830",
             "paidAmount":{"value":"11500.00","currency":"IDR"},
             "additionalInfo":{"channel":"VIRTUAL_ACCOUNT_BCA"},"somethingNew":[{"trxId":"x"}],
             "trxDateTime":"2024-09-13T10:16:10+07:00","virtualAccountTrxType":"C"}""";

    private static final String DEBIT =
            """
            {"originalPartnerReferenceNo":"INV-1","originalReferenceNo":"DKU-5",
             "latestTransactionStatus":"00","transactionStatusDesc":"Success",
             "amount":{"value":"10000.00","currency":"IDR"},
             "additionalInfo":{"channel":"EMONEY_OVO_SNAP","acquirerId":"OVO"}}""";

    private static final String ACCOUNT =
            """
            {"responseCode":2002600,"virtualAccountData":{
             "paymentFlagReason":{"english":"Paid","indonesia":"Terbayar"},
             "paidAmount":{"value":"200000.00","currency":"IDR"},"trxId":"INV-1"}}""";

    private static final String STATUS =
            """
            {"responseCode":"2005500","originalPartnerReferenceNo":"INV-1",
             "latestTransactionStatus":"00","transAmount":{"value":"10000.00","currency":"IDR"},
             "paidTime":"2024-09-13T10:16:10"}""";

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<PaymentNews> told(String json) {
        assertTrue(SnapNews.isSnap(bytes(json)), json);
        return SnapNews.notification(bytes(json));
    }

    private static PaymentNews asked(String json) {
        return SnapNews.status(bytes(json), "INV-1").orElseThrow();
    }

    @Test
    void readsThatAVirtualAccountWasPaid() {
        PaymentNews news = told(PAID).orElseThrow();
        assertEquals("INV-1", news.invoiceNumber());
        assertEquals(Kind.SUCCESS, news.kind());
        assertEquals(new BigDecimal("11500.00"), news.amount());
        assertEquals(Instant.parse("2024-09-13T03:16:10Z"), news.at());
        assertEquals("12839218738127830", news.originalRequestId());
        assertEquals("VIRTUAL_ACCOUNT_BCA", news.channel());
    }

    @Test
    void tellsTwoPaymentsOfOneAccountApartAndOneToldTwiceNot() {
        PaymentNews first = told(PAID).orElseThrow();
        PaymentNews again = told(PAID.replace("11500.00", "11500.0")).orElseThrow();
        PaymentNews second = told(PAID.replace("12839218738127830", "2")).orElseThrow();
        assertEquals(first.effect(), again.effect());
        assertNotEquals(first.effect(), second.effect());
    }

    @ParameterizedTest
    @CsvSource({
        "00,SUCCESS", "01,PENDING", "02,PENDING", "03,PENDING", "04,REFUNDED", "05,VOIDED",
        "06,FAILED", "07,PENDING", "08,PENDING", "0,PENDING", "000,PENDING", "SUCCESS,PENDING",
        "'',PENDING",
    })
    void readsEveryStateOfADebit(String status, Kind kind) {
        String body = DEBIT.replace("\"00\"", "\"" + status + "\"");
        PaymentNews news = told(body).orElseThrow();
        assertEquals(kind, news.kind());
        assertEquals("INV-1", news.invoiceNumber());
        assertEquals("DKU-5", news.originalRequestId());
        assertEquals("OVO", news.acquirer());
        assertEquals(kind, asked(STATUS.replace("\"00\"", "\"" + status + "\"")).kind());
        boolean wentBack = kind == Kind.REFUNDED || kind == Kind.VOIDED;
        assertEquals(wentBack, news.refund() != null);
    }

    /** As DOKU's Java library shows the answer to a question about a debit. */
    @Test
    void readsARefundFromTheHistoryOfWhatIsToldAsPaid() {
        String history =
                ",\"refundHistory\":[{\"refundNo\":\"R-1\",\"refundStatus\":\"%s\","
                        + "\"refundAmount\":{\"value\":\"4000.00\",\"currency\":\"IDR\"}}],"
                        + "\"additionalInfo\":{\"acquirer\":{\"id\":\"DANA\"}}}";
        String before = STATUS.substring(0, STATUS.lastIndexOf('}'));

        PaymentNews refunded = asked(before + history.formatted("00"));
        PaymentNews refused = asked(before + history.formatted("06"));

        assertEquals(Kind.REFUNDED, refunded.kind());
        assertEquals(new BigDecimal("4000.00"), refunded.refund().amount());
        assertEquals("DANA", refunded.acquirer());
        assertEquals(Kind.SUCCESS, refused.kind());
        assertEquals(Kind.SUCCESS, asked(before + ",\"refundHistory\":[]}").kind());
    }

    @Test
    void readsTheChannelUnderEitherName() {
        String named = DEBIT.replace("\"channel\"", "\"channelId\"");
        assertEquals("EMONEY_OVO_SNAP", told(DEBIT).orElseThrow().channel());
        assertEquals("EMONEY_OVO_SNAP", told(named).orElseThrow().channel());
    }

    @Test
    void readsAnAmountThatIsANumber() {
        String number = STATUS.replace("\"10000.00\"", "10000");
        assertEquals(0, new BigDecimal("10000").compareTo(asked(number).amount()));
    }

    @Test
    void takesTheNotificationOfARefundOnceForEachPayment() {
        String refunded = DEBIT.replace("\"00\"", "\"04\"");
        PaymentNews news = told(refunded).orElseThrow();
        assertEquals("DKU-5", news.refund().id());
        assertNull(news.refund().amount(), "the amount is that of the payment");
        assertEquals(news.effect(), told(refunded.replace("Success", "")).orElseThrow().effect());
        assertNotEquals(
                news.effect(), told(refunded.replace("DKU-5", "DKU-6")).orElseThrow().effect());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"trxId\":\"INV-1\",\"trxId\":\"INV-2\"",
                "\"trxId\":\"INV-1\",\"trxId\":null",
                "\"trxId\":\"INV-1\",\"paidAmount\":{\"value\":\"1.00\"}",
                "\"trxId\":\"INV-1\",\"paidAmount\":null",
            })
    void doesNotReadWhatSaysTwoThings(String twice) {
        assertTrue(told(PAID.replace("\"trxId\":\"INV-1\"", twice)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "{\"paymentRequestId\":1}x",
                "{\"order\":{\"virtualAccountNo\":\"1\"}}",
            })
    void takesNothingElseForSnap(String body) {
        assertFalse(SnapNews.isSnap(bytes(body)));
        assertTrue(SnapNews.notification(bytes(body)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "11500.00, IDR, 11500.00",
        "11500, IDR, 11500",
        "11500.00, USD, ",
        "-1.00, IDR, ",
        "11.500, IDR, ",
        "x, IDR, ",
    })
    void readsRupiahOnly(String value, String currency, BigDecimal amount) {
        String body = PAID.replace("11500.00", value).replace("IDR", currency);
        assertEquals(amount, told(body).orElseThrow().amount());
    }

    @ParameterizedTest
    @CsvSource({
        "Paid,, SUCCESS", "PAID,01, SUCCESS", "Pending,, PENDING", "Pending,00, PENDING",
        "Success,00, SUCCESS", "Success,, PENDING", "Success,01, PENDING", "Unpaid,, PENDING",
        "Expired,, EXPIRED", "'',00, SUCCESS", "'',, PENDING", "'',02, PENDING",
    })
    void readsTheStatusOfAVirtualAccount(String reason, String flag, Kind kind) {
        String flagged = flag == null ? "" : "\"paymentFlagStatus\":\"" + flag + "\",";
        PaymentNews news =
                asked(
                        ACCOUNT.replace("\"Paid\"", "\"" + reason + "\"")
                                .replace("\"paidAmount\"", flagged + "\"paidAmount\""));
        assertEquals(kind, news.kind());
        assertEquals("INV-1", news.invoiceNumber());
        assertEquals(new BigDecimal("200000.00"), news.amount());
    }

    @Test
    void looksForTheInvoiceWhereAnAccountWasUsedMoreThanOnce() {
        String one = "{\"paymentFlagReason\":{\"english\":\"%s\"},\"trxId\":\"%s\"}";
        String list = "{\"responseCode\":\"2002600\",\"virtualAccountData\":[%s,%s,%s]}";
        String other = one.formatted("Paid", "INV-0");
        String pending = one.formatted("Pending", "INV-1");
        String paid = one.formatted("Paid", "INV-1");
        assertEquals(Kind.SUCCESS, asked(list.formatted(other, pending, paid)).kind());
        assertEquals(Kind.PENDING, asked(list.formatted(other, pending, other)).kind());
        assertEquals("INV-0", asked(list.formatted(other, other, other)).invoiceNumber());
    }

    @Test
    void anEmptyListIsNothingPaid() {
        String empty = "{\"responseCode\":\"2002600\",\"virtualAccountData\":[]}";
        assertEquals(Kind.PENDING, asked(empty).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4042601", "5002600", "2022600", "", "x"})
    void anErrorTellsNothing(String code) {
        assertTrue(
                SnapNews.status(bytes(ACCOUNT.replace("2002600", "\"" + code + "\"")), "I")
                        .isEmpty());
        assertTrue(SnapNews.status(bytes(STATUS.replace("2005500", code)), "I").isEmpty());
    }

    @Test
    void readsTheStatusOfADebit() {
        PaymentNews news = asked(STATUS);
        assertEquals(Kind.SUCCESS, news.kind());
        assertEquals(new BigDecimal("10000.00"), news.amount());
        assertEquals(Instant.parse("2024-09-13T03:16:10Z"), news.at(), "a time of Jakarta");
    }

    @Test
    void readsTheStatusOfACodeThatIsScanned() {
        PaymentNews news =
                asked(STATUS.replace("transAmount", "amount").replace("2005500", "2005100"));
        assertEquals(new BigDecimal("10000.00"), news.amount());
    }

    @Test
    void addsUpTheRefundsThatWereCarriedOut() {
        String one = "{\"refundAmount\":{\"value\":\"%s\"},\"refundStatus\":\"%s\"}";
        String history =
                "\"refundHistory\":[%s,%s,{\"refundAmount\":{\"value\":\"2000.00\"}},7],"
                        .formatted(one.formatted("1000.00", "00"), one.formatted("500.00", "06"));
        String body =
                STATUS.replace("\"00\"", "\"04\"")
                        .replace("\"paidTime\"", history + "\"paidTime\"");
        assertEquals(new BigDecimal("3000.00"), asked(body).refund().amount());
    }

    /** A capital of another alphabet, or a number that is written otherwise, decides nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"\u017fucce\u017fs", "\uff30aid", "exp\u0131red"})
    void aReasonOfOtherLettersDecidesNothing(String reason) {
        assertEquals(Kind.PENDING, asked(ACCOUNT.replace("\"Paid\"", '"' + reason + '"')).kind());
        assertEquals(Kind.SUCCESS, asked(ACCOUNT.replace("\"Paid\"", "\"pAID\"")).kind());
    }
}
