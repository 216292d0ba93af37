package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the members say: nothing throws, and paid is only what says so in full. */
class SnapNewsPropertyTest {

    private static final List<String> NAMES =
            List.of(
                    "responseCode",
                    "virtualAccountData",
                    "virtualAccountNo",
                    "trxId",
                    "paymentRequestId",
                    "paymentFlagReason",
                    "paymentFlagStatus",
                    "paidAmount",
                    "trxDateTime",
                    "originalPartnerReferenceNo",
                    "originalReferenceNo",
                    "latestTransactionStatus",
                    "transactionStatusDesc",
                    "amount",
                    "transAmount",
                    "paidTime",
                    "refundHistory",
                    "additionalInfo",
                    "other");

    private static final List<String> VALUES =
            List.of(
                    "\"00\"",
                    "\"04\"",
                    "\"06\"",
                    "0",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "[[1],{}]",
                    "\"INV-1\"",
                    "\"2002600\"",
                    "2005500",
                    "\"4042601\"",
                    "\"\\u0000\\ud800\"",
                    "\"\"",
                    "1e999999999",
                    "{\"value\":\"90000.00\",\"currency\":\"IDR\"}",
                    "{\"value\":90000}",
                    "{\"value\":\"90000\",\"currency\":\"USD\"}",
                    "{\"english\":\"Paid\"}",
                    "{\"english\":\"Pending\"}",
                    "[{\"refundAmount\":{\"value\":\"1.00\"},\"refundStatus\":\"00\"}]",
                    "{\"trxId\":\"INV-1\",\"paymentFlagReason\":{\"english\":\"Paid\"},"
                            + "\"paidAmount\":{\"value\":\"90000.00\"}}",
                    "[{\"trxId\":\"INV-1\",\"paymentFlagStatus\":\"00\"}]",
                    "\"2024-09-13T10:16:10+07:00\"",
                    "\"+6281287458232 a@b.example\"");

    @Property(tries = 500)
    void paysOnlyWhatSaysSoInFull(@ForAll("bodies") Map<String, String> members) {
        byte[] body = json(members);
        Optional<PaymentNews> told = SnapNews.notification(body);
        told.ifPresent(news -> isSound(news, Source.NOTIFICATION));
        boolean saysPaid =
                "\"00\"".equals(members.get("latestTransactionStatus"))
                        || !members.containsKey("latestTransactionStatus");
        assertTrue(saysPaid || told.filter(news -> news.kind() == Kind.SUCCESS).isEmpty());
        Optional<PaymentNews> asked = SnapNews.status(body, "INV-1");
        asked.ifPresent(news -> isSound(news, Source.STATUS));
        boolean isError =
                !Map.of("\"2002600\"", 1, "2005500", 1)
                        .containsKey(members.getOrDefault("responseCode", ""));
        assertTrue(!isError || asked.isEmpty());
    }

    @Property(tries = 300)
    void copesWithAnyBytes(@ForAll byte[] bytes) {
        SnapNews.isSnap(bytes);
        SnapNews.notification(bytes).ifPresent(news -> isSound(news, Source.NOTIFICATION));
        SnapNews.status(bytes, "INV-1").ifPresent(news -> isSound(news, Source.STATUS));
    }

    @Property(tries = 30)
    void copesWithABodyThatEndsAnywhere(@ForAll("bodies") Map<String, String> members) {
        byte[] whole = json(members);
        for (int end = 0; end < whole.length; end++) {
            byte[] cut = Arrays.copyOf(whole, end);
            assertTrue(SnapNews.notification(cut).isEmpty());
            assertTrue(SnapNews.status(cut, "INV-1").isEmpty());
        }
    }

    private static void isSound(PaymentNews news, Source source) {
        Stream.of(
                        news.invoiceNumber(),
                        news.transactionStatus(),
                        news.originalRequestId(),
                        news.acquirer(),
                        news.channel(),
                        news.responseMessage())
                .filter(text -> text != null)
                .forEach(
                        text -> {
                            assertTrue(text.length() <= 200);
                            assertTrue(text.codePoints().noneMatch(Character::isISOControl));
                        });
        assertEquals(news, PaymentNews.fromJson(news.toJson()));
        boolean right =
                news.kind() == Kind.SUCCESS
                        && news.amount() != null
                        && PaymentNews.plain(news.amount()).equals("90000");
        Outcome outcome =
                PaymentLife.after(Payment.of(90_000), source, news, Instant.EPOCH).outcome();
        assertEquals(right, outcome == Outcome.PAID);
    }

    private static byte[] json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Map<String, String>> bodies() {
        return Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.of(VALUES)).ofMaxSize(12);
    }
}
