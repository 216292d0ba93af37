package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentLife.Step;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.outcome.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any body: paid is only what says so in full, and all that is kept is short and fit to show. */
class NotificationReaderFuzz {

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The envelopes, whole and broken in every way that is known. */
    static Stream<byte[]> seeds() throws IOException {
        try (Stream<Path> files = Files.list(NotificationReaderTest.GOLDEN)) {
            List<String> envelopes =
                    files.filter(file -> file.toString().endsWith(".json"))
                            .map(NotificationReaderFuzz::text)
                            .toList();
            return envelopes.stream()
                    .flatMap(
                            text ->
                                    Stream.of(
                                            text,
                                            text.substring(0, text.length() / 2),
                                            text + text,
                                            text.replace("SUCCESS", "FAILED"),
                                            text.replace("0000", "0000e-9919999999"),
                                            text.replace("amount\": ", "amount\": 1, \"amount\": "),
                                            text.replace("INV", "\\u0000\\ud800"),
                                            text.replace("customer", "n\\ud800"),
                                            text.replace("{", "[").replace("}", "]")))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @MethodSource("seeds")
    @FuzzTest
    void readsOnlyWhatIsThere(byte[] bytes) {
        Optional<PaymentNews> read = NotificationReader.read(bytes);
        if (read.isEmpty()) {
            return;
        }
        PaymentNews news = read.get();
        JsonNode tree = strict(bytes);
        JsonNode invoiceNumber = tree.at("/order/invoice_number");
        if (news.invoiceNumber() != null && invoiceNumber.isTextual()) {
            assertEquals(invoiceNumber.textValue(), news.invoiceNumber());
        }
        if (news.kind() == Kind.SUCCESS) {
            String status = tree.at("/transaction/status").asText();
            assertEquals("SUCCESS", status.strip().toUpperCase(Locale.ROOT));
        }
        if (news.amount() != null) {
            assertTrue(news.amount().signum() >= 0);
            assertTrue(news.amount().toPlainString().length() <= 80);
        }
        texts(news).forEach(NotificationReaderFuzz::isShortAndFitToShow);
        assertEquals(news, PaymentNews.fromJson(news.toJson()));
        paysOnlyTheRightAmount(news);
    }

    private static void paysOnlyTheRightAmount(PaymentNews news) {
        Payment nothing = Payment.of(90_000);
        for (Source source : List.of(Source.NOTIFICATION, Source.STATUS)) {
            Step step = PaymentLife.after(nothing, source, news, Instant.EPOCH);
            boolean right =
                    news.kind() == Kind.SUCCESS
                            && news.amount() != null
                            && PaymentNews.plain(news.amount()).equals("90000");
            assertEquals(right, step.outcome() == Outcome.PAID);
        }
    }

    private static Stream<String> texts(PaymentNews news) {
        Stream<String> own =
                Stream.of(
                        news.invoiceNumber(),
                        news.transactionStatus(),
                        news.transactionType(),
                        news.originalRequestId(),
                        news.service(),
                        news.acquirer(),
                        news.channel(),
                        news.authorizeId(),
                        news.approvalCode(),
                        news.responseCode(),
                        news.responseMessage());
        Stream<String> ofRefund =
                news.refund() == null
                        ? Stream.empty()
                        : Stream.of(news.refund().id(), news.refund().type());
        return Stream.concat(own, ofRefund).filter(Objects::nonNull);
    }

    private static void isShortAndFitToShow(String text) {
        assertTrue(text.length() <= 200);
        assertTrue(text.codePoints().noneMatch(Character::isISOControl));
    }

    /** Of the text, for Jackson takes half a character in a name for none when it reads bytes. */
    private static JsonNode strict(byte[] body) {
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            // The mark of the encoding is no part of it.
            return STRICT.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (IOException e) {
            throw new AssertionError("read what is no JSON", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
