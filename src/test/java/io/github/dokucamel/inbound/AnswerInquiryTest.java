package io.github.dokucamel.inbound;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Payments.Understood;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.notification.NotificationReader;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.shape.Bills;
import io.github.dokucamel.report.MovableClock;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bill DOKU is told of, and when none. */
class AnswerInquiryTest {

    private static final String BILL = "snap-va-bca-dipc";
    private static final Bills BILLS = new Bills(Catalogues.packaged());
    private static final long MINUTE = 60_000;

    @TempDir private Path dir;
    private final MovableClock clock = new MovableClock(NOW);
    private LedgerOnDisk disk;
    private AnswerInquiry inquiry;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of());
        inquiry = new AnswerInquiry(disk.ledger().payments(), BILLS, clock, ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private void record(String operation, String invoiceNumber, Integer minutes, String extra) {
        RecordedBill.in(disk, operation, invoiceNumber, minutes, extra);
    }

    private void record(Integer minutes) {
        record(BILL, "INV-1", minutes, "{\"partnerServiceId\":\"19008\",\"customerNo\":\"1\"}");
    }

    private void tell(String status, String type, String amount) {
        String body =
                """
                {"order":{"invoice_number":"INV-1","amount":%s},
                 "transaction":{"status":"%s","type":"%s"}}"""
                        .formatted(amount, status, type);
        Payments payments = disk.ledger().payments();
        payments.receive(
                new Notification(
                        0, "default", type + status, "t", "/n", body.getBytes(UTF_8), NOW));
        payments.notified(
                List.of(
                        new Understood(
                                payments.unread(1).get(0),
                                NotificationReader.read(body.getBytes(UTF_8)).orElseThrow())),
                NOW);
    }

    private JsonNode answer() throws Exception {
        String body =
                """
                {"partnerServiceId":"   19008","customerNo":"1","virtualAccountNo":"   190081",
                 "inquiryRequestId":"I-1","additionalInfo":{"channel":"VIRTUAL_ACCOUNT_BRI"}}""";
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage()
                    .setBody(
                            new SnapRequest(
                                    "default", "BRN-1", SnapFields.of(body.getBytes(UTF_8))));
            inquiry.process(exchange);
            return Outbox.json(exchange.getMessage().getBody(String.class));
        }
    }

    private String code() throws Exception {
        return answer().path("responseCode").textValue();
    }

    @Test
    void aBillExpiresWhenItsMinutesAreOver() throws Exception {
        record(60);
        assertEquals("2002400", code());
        clock.move(60 * MINUTE - 1);
        assertEquals("2002400", code());
        clock.move(1);
        assertEquals("4042419", code());
    }

    @Test
    void aBillWithoutAnExpiryWaits() throws Exception {
        record(null);
        clock.move(1_000_000 * MINUTE);
        assertEquals("2002400", code());
        assertTrue(answer().at("/virtualAccountData/expiredDate").isMissingNode());
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, SALE, 25000, 4042414",
        "SUCCESS, SALE, 24000, 4042414",
        "SUCCESS, REFUND, 25000, 4042414",
        "SUCCESS, VOID, 25000, 4042414",
        "EXPIRED, SALE, 25000, 4042419",
        "FAILED, SALE, 25000, 2002400",
        "PENDING, SALE, 25000, 2002400",
    })
    void whatDokuSaidOfItCounts(String status, String type, String amount, String code)
            throws Exception {
        record(60);
        tell(status, type, amount);
        assertEquals(code, code());
    }

    @Test
    void anOrderOfAnotherKindIsNoBill() throws Exception {
        record("payment-page", "INV-1", null, "{}");
        assertEquals("4042412", code());
    }

    @Test
    void anOrderThatWasSentCanBeAskedForToo() throws Exception {
        record(
                "snap-va-bca-mgpc",
                "INV-1",
                null,
                "{\"partnerServiceId\":\"19008\",\"customerNo\":\"1\"}");
        assertEquals("INV-1", answer().at("/virtualAccountData/additionalInfo/trxId").asText());
    }

    @Test
    void tellsWhatTheOrderSays() throws Exception {
        record(
                BILL,
                "INV-1",
                null,
                """
                {"partnerServiceId":"19008","customerNo":"1","virtualAccountTrxType":"V",
                 "additionalInfo":{"virtualAccountConfig":{"minAmount":"10000.00"}},
                 "freeText":[{"english":"Hi","indonesia":"Hai"}]}""");
        JsonNode data = answer().path("virtualAccountData");
        assertEquals("V", data.path("virtualAccountTrxType").textValue());
        assertEquals(
                "{\"virtualAccountConfig\":{\"minAmount\":\"10000.00\"},"
                        + "\"channel\":\"VIRTUAL_ACCOUNT_BCA\",\"trxId\":\"INV-1\"}",
                data.path("additionalInfo").toString());
        assertEquals("Hi", data.at("/freeText/0/english").textValue());
        assertEquals("Anton", data.path("virtualAccountName").textValue());
        assertEquals(
                "{\"value\":\"25000.00\",\"currency\":\"IDR\"}",
                data.path("totalAmount").toString());
    }
}
