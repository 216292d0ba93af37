package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.notification.PaymentNews.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationReaderTest {

    static final Path GOLDEN = Path.of("src/test/resources/notifications");

    @ParameterizedTest
    @CsvFileSource(resources = "/notifications/expected.csv", delimiter = ';', numLinesToSkip = 1)
    void readsEveryEnvelope(ArgumentsAccessor row) throws IOException {
        PaymentNews news = read(Files.readAllBytes(GOLDEN.resolve(row.getString(0) + ".json")));
        assertEquals(Kind.valueOf(row.getString(1)), news.kind());
        assertEquals(row.getString(2), news.invoiceNumber());
        assertEquals(amount(row.getString(3)), news.amount());
        assertEquals(row.getString(4), news.at() == null ? null : news.at().toString());
        assertEquals(row.getString(5), news.originalRequestId());
        assertEquals(row.getString(6), news.service());
        assertEquals(row.getString(7), news.acquirer());
        assertEquals(row.getString(8), news.channel());
        assertEquals(row.getString(9), news.authorizeId());
        boolean wentBack = Set.of(Kind.REFUNDED, Kind.VOIDED).contains(news.kind());
        assertEquals(wentBack, news.refund() != null);
        if (wentBack) {
            assertEquals(row.getString(10), news.refund().id());
            assertEquals(amount(row.getString(11)), news.refund().amount());
            assertEquals(row.getString(12), news.refund().type());
        }
    }

    @Test
    void everyEnvelopeIsExpectedToSaySomething() throws IOException {
        Set<String> expected =
                Files.readAllLines(GOLDEN.resolve("expected.csv")).stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(';')) + ".json")
                        .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(GOLDEN)) {
            Set<String> there =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json"))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(expected, there);
        }
    }

    @Test
    void readsWhatTheCardSchemeSaid() throws IOException {
        PaymentNews sale = read(Files.readAllBytes(GOLDEN.resolve("card-sale.json")));
        assertEquals("448998", sale.approvalCode());
        assertEquals("00", sale.responseCode());
        assertEquals("PAYMENT APPROVED", sale.responseMessage());
        assertEquals("SUCCESS", sale.transactionStatus());
        assertEquals("SALE", sale.transactionType());
    }

    @Test
    void takesOverNothingAboutThePayer() throws IOException {
        String kept = read(Files.readAllBytes(GOLDEN.resolve("card-sale.json"))).toString();
        for (String personal : new String[] {"Anton", "example.com", "628128", "557338", "C-1"}) {
            assertFalse(kept.contains(personal), personal);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "SUCCESS,-,SUCCESS",
                "success,sale,SUCCESS",
                "' Success ',-,SUCCESS",
                "SUCCES,-,PENDING",
                "SUCCESS,SOMETHING_NEW,SUCCESS",
                "SUCCESS,AUTHORIZE,AUTHORIZED",
                "SUCCESS,AUTHORIZATION,AUTHORIZED",
                "SUCCESS,REFUND,REFUNDED",
                "SUCCESS,full_refund,REFUNDED",
                "SUCCESS,MANUAL_PARTIAL_REFUND,REFUNDED",
                "SUCCESS,VOID,VOIDED",
                "FAILED,SALE,FAILED",
                "FAILED,AUTHORIZE,FAILED",
                "FAILED,REFUND,PENDING",
                "FAILED,VOID,PENDING",
                "PENDING,REFUND,PENDING",
                "PENDING,VOID,PENDING",
                "EXPIRED,VOID,PENDING",
                "EXPIRED,-,EXPIRED",
                "REFUNDED,-,REFUNDED",
                "REFUNDED,SALE,REFUNDED",
                "REFUNDED,VOID,VOIDED",
                "VOIDED,-,VOIDED",
                "VOIDED,REFUND,VOIDED",
                "PENDING,-,PENDING",
                "TIMEOUT,-,PENDING",
                "REDIRECT,-,PENDING",
                "SUCCESSFUL,-,PENDING",
                "NOT_SUCCESS,-,PENDING",
                "-,-,PENDING"
            })
    void tellsTheKindFromStatusAndType(String status, String type, Kind kind) {
        assertEquals(kind, transaction(status, type, "").kind());
    }

    @Test
    void anUnknownOrderStatusDecidesNothing() {
        for (String status : new String[] {"ORDER_GENERATED", "ORDER_RECOVERED", "EXPIRED", "X"}) {
            assertEquals(Kind.PENDING, order("\"status\":\"" + status + "\"").kind());
        }
        assertEquals(Kind.EXPIRED, order("\"status\":\"order_expired\"").kind());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "SUCCESS,SALE,PARTIAL_REFUND,-,REFUNDED",
                "SUCCESS,SALE,VOID,SUCCESS,VOIDED",
                "SUCCESS,SALE,VOID,FAILED,SUCCESS",
                "SUCCESS,REFUND,FULL_REFUND,FAILED,PENDING",
                "REFUNDED,-,VOID,-,VOIDED",
                "REFUNDED,-,VOID,FAILED,REFUNDED",
                "FAILED,SALE,FULL_REFUND,-,PENDING"
            })
    void theTypeOfTheRefundCountsUnlessTheRefundFailed(
            String status, String type, String refundType, String refundStatus, Kind kind) {
        String refundSays = refundStatus == null ? "" : ",\"status\":\"" + refundStatus + "\"";
        String refund = ",\"refund\":{\"type\":\"" + refundType + "\"" + refundSays + "}";
        assertEquals(kind, transaction(status, type, refund).kind());
    }

    @Test
    void namesARefundByWhicheverIdItHas() {
        assertEquals("A", refund("\"id\":\"A\",\"refund_id\":\"B\"").id());
        assertEquals("B", refund("\"id\":\"\",\"refund_id\":\"B\"").id());
        assertEquals("C", refund("\"merchant_unique_reference\":\"C\"").id());
        assertEquals("17", refund("\"id\":17").id());
        assertNull(refund("\"amount\":5").id());
    }

    @Test
    void refundsWhoseIdsMayNotBeShownStayTwo() {
        String first = refund("\"id\":\"4111111111111111\"").id();
        String second = refund("\"id\":\"5555555555554444\"").id();
        assertFalse(first.contains("4111"));
        assertNotEquals(first, second);
        assertNotEquals(
                refund("\"id\":\"" + "a".repeat(500) + "1\"").id(),
                refund("\"id\":\"" + "a".repeat(500) + "2\"").id());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2023-01-06T06:27:14Z,2023-01-06T06:27:14Z",
                "2023-01-06T06:27:14.123456Z,2023-01-06T06:27:14.123456Z",
                "2023-01-06T06:27:14,2023-01-06T06:27:14Z",
                "2023-01-06T13:27:14+07:00,2023-01-06T06:27:14Z",
                "2023-01-06T13:27:14+0700,2023-01-06T06:27:14Z",
                "2023-01-06T13:27:14.5+07,2023-01-06T06:27:14.500Z",
                "20230106062714,-",
                "2023-13-06T06:27:14Z,-",
                "1999-12-31T23:59:59Z,-",
                "2100-01-01T00:00:01Z,-",
                "9999-12-31T23:59:59Z,-",
                "+999999999-01-01T00:00:00Z,-",
                "yesterday,-",
                "'',-"
            })
    void readsTheDateOfAPayment(String spelling, Instant at) {
        assertEquals(at, transactionWith("\"date\":\"" + spelling + "\"").at());
    }

    @Test
    void whatIsComparedWithTheLedgerIsUnchangedOrNotThere() {
        String longest = "I".repeat(64);
        assertEquals(longest, invoice(longest));
        assertNull(invoice(longest + "I"));
        assertEquals("4111111111111111", invoice("4111111111111111"));
        assertEquals(" a@b.example ", invoice(" a@b.example "));
        assertNull(invoice("INV\\n1"));
        assertNull(invoice("INV\\u0000"));
        assertNull(invoice("INV\\ud800"));
        assertNull(invoice("  "));
        String requestId = "r".repeat(128);
        assertEquals(requestId, originalRequestId(requestId));
        assertNull(originalRequestId(requestId + "r"));
        assertNull(originalRequestId("r\\r\\nX: 1"));
    }

    @Test
    void textsAreCutAndSafeToShow() {
        String body =
                """
                {"transaction":{"status":"%1$s","type":"%1$s"},"service":"%1$s","acquirer":"%1$s",
                 "channel":"%1$s","authorize_id":"%1$s","card_payment":{"approval_code":"%1$s",
                 "response_code":"%1$s","response_message":"%1$s anton@example.com"}}"""
                        .formatted("4111 1111 1111 1111\\u001b[31m\\n" + "x".repeat(1000));
        String kept = read(utf8(body)).toString();
        assertFalse(kept.contains("4111"));
        assertFalse(kept.contains("anton"));
        assertTrue(kept.chars().noneMatch(Character::isISOControl));
        assertTrue(kept.length() < 1500, kept);
    }

    @Test
    void newsGoesThroughTheLedgerAndBack() {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .forEach(
                            file -> {
                                PaymentNews news = read(bytes(file));
                                byte[] json = news.toJson();
                                PaymentNews again = PaymentNews.fromJson(json);
                                assertEquals(news, again);
                                assertArrayEquals(json, again.toJson());
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String invoice(String text) {
        return order("\"invoice_number\":\"" + text + "\"").invoiceNumber();
    }

    private static String originalRequestId(String text) {
        return transactionWith("\"original_request_id\":\"" + text + "\"").originalRequestId();
    }

    private static PaymentNews order(String members) {
        return read(utf8("{\"order\":{" + members + "}}"));
    }

    private static PaymentNews transactionWith(String members) {
        return read(utf8("{\"transaction\":{" + members + "}}"));
    }

    private static PaymentNews transaction(String status, String type, String more) {
        String says = status == null ? "" : "\"status\":\"" + status + "\"";
        String comma = status == null || type == null ? "" : ",";
        String of = type == null ? "" : "\"type\":\"" + type + "\"";
        return read(utf8("{\"transaction\":{" + says + comma + of + "}" + more + "}"));
    }

    private static PaymentNews.Refund refund(String members) {
        return transaction("REFUNDED", null, ",\"refund\":{" + members + "}").refund();
    }

    private static BigDecimal amount(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static PaymentNews read(byte[] body) {
        return NotificationReader.read(body).orElseThrow();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Letters that Unicode's capitals turn into those of a word that decides. */
    @ParameterizedTest
    @ValueSource(strings = {"\u017fuccess", "SUCCE\u017fS", "fa\u0131led", "exp\u0131red"})
    void aWordOfOtherLettersDecidesNothing(String status) throws IOException {
        String body =
                "{'order':{'invoice_number':'INV-1','amount':1},'transaction':{'status':'%s'}}"
                        .formatted(status);
        PaymentNews news = read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertEquals(Kind.PENDING, news.kind());
        assertEquals(status, news.transactionStatus());
    }
}
