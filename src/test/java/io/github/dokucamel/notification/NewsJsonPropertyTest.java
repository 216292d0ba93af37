package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.PaymentNews.Refund;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ledger keeps news as JSON and lives from what it reads again. */
class NewsJsonPropertyTest {

    @Property(tries = 1000)
    void newsIsTheSameAfterwards(@ForAll("news") PaymentNews news) {
        byte[] json = news.toJson();
        PaymentNews again = PaymentNews.fromJson(json);
        assertEquals(news, again);
        assertEquals(news.effect(), again.effect());
        assertArrayEquals(json, again.toJson());
        assertFalse(new String(json, StandardCharsets.UTF_8).contains(":null"));
    }

    @Provide
    Arbitrary<PaymentNews> news() {
        Arbitrary<List<String>> texts =
                Arbitraries.strings()
                        .withChars("aZ09-. \"\\{é印|")
                        .ofMaxLength(20)
                        .injectNull(0.3)
                        .list()
                        .ofSize(12);
        Arbitrary<BigDecimal> amounts =
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("999999999999"))
                        .ofScale(3)
                        .map(amount -> amount.signum() == 0 ? new BigDecimal("0E+3") : amount)
                        .injectNull(0.2);
        Arbitrary<Instant> dates =
                Arbitraries.longs()
                        .between(946_684_800_000L, 4_102_444_800_000L)
                        .map(Instant::ofEpochMilli)
                        .injectNull(0.2);
        Arbitrary<Refund> refunds =
                Combinators.combine(Arbitraries.of("R1", "R2").injectNull(0.3), amounts)
                        .as((id, amount) -> new Refund(id, amount, null))
                        .injectNull(0.5);
        return Combinators.combine(Arbitraries.of(Kind.class), texts, amounts, dates, refunds)
                .as(
                        (kind, text, amount, at, refund) ->
                                new PaymentNews(
                                        text.get(0),
                                        kind,
                                        text.get(1),
                                        text.get(2),
                                        amount,
                                        at,
                                        text.get(3),
                                        text.get(4),
                                        text.get(5),
                                        text.get(6),
                                        text.get(7),
                                        text.get(8),
                                        text.get(9),
                                        text.get(10),
                                        refund,
                                        text.get(11)));
    }
}
