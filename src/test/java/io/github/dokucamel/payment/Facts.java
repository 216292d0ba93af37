package io.github.dokucamel.payment;

import io.github.dokucamel.payment.Fact.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What becomes of payments, as the random numbers will have it. */
public final class Facts {

    private static final int MOST = 4;

    private Facts() {}

    /**
     * Of one payment, in no sequence: nothing at all now and then, else some facts that may repeat
     * or contradict each other.
     */
    public static List<Fact> of(String invoiceNumber, long expected, Random random) {
        List<Fact> facts = new ArrayList<>();
        int many = random.nextInt(16) == 0 ? 0 : 1 + random.nextInt(MOST);
        for (int i = 0; i < many; i++) {
            facts.add(one(invoiceNumber, expected, random));
        }
        return facts;
    }

    private static Fact one(String invoiceNumber, long expected, Random random) {
        String original = "REQ-" + invoiceNumber + "-" + (random.nextInt(5) == 0 ? 2 : 1);
        int dice = random.nextInt(100);
        if (dice < 38) {
            boolean wrong = random.nextInt(7) == 0;
            long amount = wrong ? expected + 1 - 2L * random.nextInt(2) : expected;
            return Fact.of(Kind.SUCCESS, original, amount);
        }
        if (dice < 58) {
            return Fact.of(Kind.FAILED, original, expected);
        }
        if (dice < 68) {
            return Fact.of(Kind.EXPIRED, original, expected);
        }
        if (dice < 75) {
            return Fact.of(Kind.PENDING, original, expected);
        }
        if (dice < 80) {
            return Fact.of(Kind.AUTHORIZED, original, expected);
        }
        if (dice < 85) {
            return Fact.of(Kind.VOIDED, original, expected);
        }
        Long[] amounts = {null, expected, expected / 2, 1_000L};
        return new Fact(
                Kind.REFUNDED,
                original,
                expected,
                random.nextInt(4) == 0 ? null : "R-" + random.nextInt(3),
                amounts[random.nextInt(amounts.length)]);
    }
}
