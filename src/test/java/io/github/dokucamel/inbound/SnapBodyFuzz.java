package io.github.dokucamel.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.corpus.Promises;
import io.github.dokucamel.intake.SnapRefusedException;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.notification.BindingNews;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.notification.SnapNews;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.shape.Bills;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any body of a SNAP call whose signature held, at every endpoint: answered as SNAP answers, quoting
 * only what is short and fit to show, or refused with a code; and read as news without surprise.
 */
class SnapBodyFuzz {

    private static final String CLIENT_ID = "BRN-1";
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static final Map<SnapEndpoint, Processor> STEPS = new EnumMap<>(SnapEndpoint.class);

    /** Of all members of the longest answer. */
    private static final int LONGEST_ANSWER = 10_000;

    @TempDir private static Path dir;
    private static LedgerOnDisk disk;

    @BeforeAll
    static void open() throws Exception {
        disk = new LedgerOnDisk(dir, Map.of());
        RecordedBill.in(
                disk,
                "snap-va-bca-dipc",
                "INV-1",
                null,
                "{\"partnerServiceId\":\"19008\",\"customerNo\":\"1\"}");
        KeyPair keys = DokuSnap.keys();
        Settings settings =
                Settings.standalone(
                        SettingNames.packaged(),
                        Map.of(
                                "doku.data-dir",
                                dir.toString(),
                                "doku.client-id",
                                CLIENT_ID,
                                "doku.secret-key",
                                "SK-snap-0123456789",
                                "doku.snap.private-key-file",
                                DokuSnap.file(dir, "mine.pem", keys.getPrivate()).toString(),
                                "doku.snap.doku-public-key-file",
                                DokuSnap.file(dir, "doku.pem", keys.getPublic()).toString()));
        Clock clock = Clock.systemUTC();
        Processor answer = new AnswerSnapNotification();
        STEPS.put(
                SnapEndpoint.TOKEN,
                new IssueSnapToken(new SnapPartners(settings, clock), settings.snap(), clock));
        STEPS.put(
                SnapEndpoint.VA_INQUIRY,
                new AnswerInquiry(
                        disk.ledger().payments(),
                        new Bills(Catalogues.packaged()),
                        clock,
                        java.time.ZoneId.of("Asia/Jakarta")));
        STEPS.put(SnapEndpoint.VA_PAYMENT, answer);
        STEPS.put(SnapEndpoint.DEBIT_NOTIFICATION, answer);
        STEPS.put(SnapEndpoint.BINDING, answer);
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    static Stream<byte[]> seeds() {
        String inquiry =
                """
                {"partnerServiceId":"   19008","customerNo":"1","virtualAccountNo":"   190081",
                 "inquiryRequestId":"I-1","additionalInfo":{"channel":"VIRTUAL_ACCOUNT_BCA"}}""";
        String payment =
                """
                {"partnerServiceId":"   19008","customerNo":"1","virtualAccountNo":"   190081",
                 "virtualAccountName":"Anton","trxId":"INV-1","paymentRequestId":"P-1",
                 "paidAmount":{"value":"25000.00","currency":"IDR"},
                 "trxDateTime":"2026-11-22T08:00:00+07:00"}""";
        String debit =
                """
                {"originalPartnerReferenceNo":"INV-1","originalReferenceNo":"R-1",
                 "latestTransactionStatus":"00","transactionStatusDesc":"SUCCESS",
                 "amount":{"value":"25000.00","currency":"IDR"}}""";
        String binding =
                """
                {"originalExternalId":"E-1","additionalInfo":{"status":"SUCCESS",
                 "custIdMerchant":"C-1","authCode":"A-1"}}""";
        return Stream.of("{\"grantType\":\"client_credentials\"}", inquiry, payment, debit, binding)
                .flatMap(
                        text ->
                                Stream.of(
                                        text,
                                        "\ufeff" + text,
                                        text + text,
                                        text.substring(0, text.length() / 2),
                                        text.replace("1\"", "\\u0000\\ud800\""),
                                        text.replace("\":\"", "\":null,\"x\":\""),
                                        text.replace("25000.00", "1e-999999999"),
                                        text.replace("00\"", "\u0660\u0660\""),
                                        text.replace("INV-1", "INV-1'--\u202e"),
                                        text.replace("{\"", "{\"trxId\":[[{}]],\""),
                                        text.replace("\"1\"", "\"" + "9".repeat(300) + "\"")))
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void isAnsweredOrRefused(byte[] bytes) throws Exception {
        for (Map.Entry<SnapEndpoint, Processor> step : STEPS.entrySet()) {
            try {
                answered(step.getKey(), step.getValue(), SnapFields.of(bytes));
            } catch (SnapRefusedException e) {
                assertEquals(400, e.status());
                Promises.holdOf(e.getMessage());
            }
        }
        SnapNews.notification(bytes).ifPresent(SnapBodyFuzz::holdNews);
        SnapNews.status(bytes, "INV-1").ifPresent(SnapBodyFuzz::holdNews);
        if (BindingNews.isBinding(bytes)) {
            BindingNews.read(bytes)
                    .ifPresent(news -> assertTrue(news.externalId().length() <= 200));
        }
    }

    private static void answered(SnapEndpoint endpoint, Processor step, SnapFields fields)
            throws Exception {
        Exchange exchange = new DefaultExchange(CONTEXT);
        InboundVariables.SNAP_ENDPOINT.set(exchange, endpoint);
        exchange.getMessage().setBody(new SnapRequest("default", CLIENT_ID, fields));
        step.process(exchange);
        String answer = exchange.getMessage().getBody(String.class);
        assertTrue(answer.length() <= LONGEST_ANSWER, answer);
        JsonNode read = Outbox.json(answer);
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        String code = read.path("responseCode").textValue();
        assertTrue(code.startsWith(status + endpoint.service()) && code.length() == 7, answer);
        assertTrue(status == 200 || status == 404 && endpoint == SnapEndpoint.VA_INQUIRY, answer);
    }

    private static void holdNews(PaymentNews news) {
        assertEquals(news, PaymentNews.fromJson(news.toJson()));
        assertTrue(news.amount() == null || news.amount().signum() >= 0);
        Stream.of(
                        news.invoiceNumber(),
                        news.transactionStatus(),
                        news.originalRequestId(),
                        news.approvalCode(),
                        news.channel())
                .filter(text -> text != null)
                .forEach(
                        text ->
                                assertTrue(
                                        text.length() <= 200
                                                && text.chars().noneMatch(Character::isISOControl),
                                        text));
    }
}
