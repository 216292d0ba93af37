package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.notification.PaymentNews.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** However a channel spells it, the same is understood. */
class EnvelopesTest {

    private static final int MANY = 500;

    private final Random random = new Random(20261125);

    @Test
    void everyChannelAndSpellingSaysTheSame() {
        Set<String> channels = new HashSet<>();
        Set<String> effects = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            PaymentNews paid = read(Kind.SUCCESS, Envelopes.success("I-1", 90000, "r-1", random));
            channels.add(paid.channel());
            effects.add(paid.effectOfOldNews());
            effects.add(read(Kind.FAILED, Envelopes.failed("I-1", 90000, "r-1", random)).effect());
            effects.add(
                    read(Kind.EXPIRED, Envelopes.expired("I-1", 90000, "r-1", random)).effect());
            effects.add(
                    read(Kind.PENDING, Envelopes.pending("I-1", 90000, "r-1", random)).effect());
            effects.add(read(Kind.VOIDED, Envelopes.voided("I-1", 90000, "r-1", random)).effect());
        }
        assertEquals(8, channels.size());
        assertEquals(
                Set.of(
                        "SUCCESS|r-1|90000",
                        "FAILED|r-1|90000",
                        "EXPIRED|r-1|90000",
                        "PENDING|r-1|90000",
                        "VOIDED|r-1|90000"),
                effects);
    }

    @Test
    void anAuthorizeIdIsFoundInBothPlaces() {
        int inCard = 0;
        for (int i = 0; i < MANY; i++) {
            byte[] body = Envelopes.authorized("I-1", 90000, "r-1", "16920747459243358", random);
            assertEquals("16920747459243358", read(Kind.AUTHORIZED, body).authorizeId());
            String text = new String(body, StandardCharsets.UTF_8).replaceAll("\\s", "");
            inCard += text.matches(".*\"card_payment\":\\{[^}]*\"authorize_id\".*") ? 1 : 0;
        }
        assertTrue(inCard > 0 && inCard < MANY);
    }

    @Test
    void refundsKeepIdAndAmountOrAreNameless() {
        for (int i = 0; i < MANY; i++) {
            byte[] named = Envelopes.refunded("I-1", 90000, "r-1", "R-1", 500L, random);
            assertEquals("REFUNDED|R-1|500", read(Kind.REFUNDED, named).effect());
            byte[] nameless = Envelopes.refunded("I-1", 90000, "r-1", null, null, random);
            assertNull(read(Kind.REFUNDED, nameless).effect());
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        byte[] first = Envelopes.success("I-1", 90000, "r-1", new Random(1));
        assertArrayEquals(first, Envelopes.success("I-1", 90000, "r-1", new Random(1)));
        assertFalse(Arrays.equals(first, Envelopes.success("I-1", 90000, "r-1", new Random(2))));
    }

    private static PaymentNews read(Kind kind, byte[] body) {
        PaymentNews news = NotificationReader.read(body).orElseThrow();
        assertEquals(kind, news.kind());
        assertEquals("I-1", news.invoiceNumber());
        assertEquals("90000", PaymentNews.plain(news.amount()));
        assertEquals("r-1", news.originalRequestId());
        return news;
    }
}
