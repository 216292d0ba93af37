package io.github.dokucamel.payment;

import io.github.dokucamel.payment.Fact.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to become of one payment, reckoned over all that was said of it at once and with nothing
 * of the product: it shares neither its states nor its steps.
 *
 * @param expected what the order asked for
 * @param said each notification that was recorded, in that sequence; repeated effects included
 */
public record Reckoning(long expected, List<Fact> said) {

    public String status() {
        if (any(Kind.REFUNDED)) {
            return "refunded";
        }
        if (any(Kind.VOIDED)) {
            return "voided";
        }
        if (isPaid()) {
            return "paid";
        }
        return any(Kind.SUCCESS)
                ? "mismatched"
                : any(Kind.EXPIRED) ? "expired" : any(Kind.FAILED) ? "failed" : "pending";
    }

    /** Whether what was asked for arrived, whatever became of it later. */
    public boolean isPaid() {
        return said.stream().anyMatch(this::isRight);
    }

    /** All refunds that name an amount. */
    public long refunded() {
        return distinct(Kind.REFUNDED).stream()
                .filter(fact -> fact.refundAmount() != null)
                .mapToLong(Fact::refundAmount)
                .sum();
    }

    /**
     * What is wrong with the documents that destinations got of it; empty when nothing is.
     *
     * @param told how many of each outcome of payments
     * @param inSequence whether the order was known before anything was said of it. Else the sequence
     *     in which a failure and a success came to it is not that in which they were recorded
     */
    public List<String> check(Map<String, Integer> told, boolean inSequence) {
        Map<String, Integer> right = new HashMap<>();
        long successes = distinct(Kind.SUCCESS).size();
        put(right, "paid", isPaid() ? 1 : 0);
        put(right, "mismatched", successes - (isPaid() ? 1 : 0));
        put(right, "voided", distinct(Kind.VOIDED).size());
        long nameless = said.stream().filter(Fact::isNameless).count();
        long refunds = distinct(Kind.REFUNDED).size() + nameless;
        List<String> broken = new ArrayList<>();
        long tooMuch = refunds - told.getOrDefault("refunded", 0);
        boolean fitsTooMuch =
                inSequence
                        ? tooMuch == refundsAboveWhatWasPaid()
                        : tooMuch >= 0 && tooMuch <= refunds;
        if (!fitsTooMuch) {
            broken.add(tooMuch + " refunds too much, not " + refundsAboveWhatWasPaid());
        }
        put(right, "refunded", refunds - tooMuch);
        put(right, "mismatched", right.getOrDefault("mismatched", 0) + tooMuch);
        for (Kind kind : List.of(Kind.FAILED, Kind.EXPIRED)) {
            String outcome = kind.name().toLowerCase();
            int times = told.getOrDefault(outcome, 0);
            long exactly = inTime(kind);
            boolean fits =
                    inSequence ? times == exactly : times >= 0 && times <= distinct(kind).size();
            if (!fits) {
                broken.add(times + " times " + outcome + " instead of " + exactly);
            }
            put(right, outcome, times);
        }
        if (!right.equals(told)) {
            broken.add("told " + told + " instead of " + right);
        }
        return broken;
    }

    /** How many documents have to say of these facts that no order can be meant. */
    public static long unmatched(List<Fact> said) {
        long named =
                said.stream()
                        .filter(fact -> !fact.isNameless())
                        .map(Fact::effect)
                        .distinct()
                        .count();
        return named + said.stream().filter(Fact::isNameless).count();
    }

    /** Failures, or expiries, that were said before anything better. */
    private long inTime(Kind kind) {
        Set<String> told = new HashSet<>();
        for (Fact fact : said) {
            if (fact.kind().compareTo(kind) > 0) {
                break;
            }
            if (fact.is(kind)) {
                told.add(fact.effect());
            }
        }
        return told.size();
    }

    /** How many are told once more than was paid has gone back, in the sequence they were said. */
    private long refundsAboveWhatWasPaid() {
        Set<String> told = new HashSet<>();
        long received = 0;
        long sum = 0;
        long above = 0;
        for (Fact fact : said) {
            boolean isNew = !fact.isNameless() && told.add(fact.effect());
            if (fact.is(Kind.SUCCESS) && isNew) {
                received += fact.amount();
            }
            if (fact.is(Kind.REFUNDED) && isNew) {
                sum += fact.refundAmount() == null ? 0 : fact.refundAmount();
                above += sum > (received == 0 ? expected : received) ? 1 : 0;
            }
        }
        return above;
    }

    private boolean any(Kind kind) {
        return said.stream().anyMatch(fact -> fact.is(kind));
    }

    private boolean isRight(Fact fact) {
        return fact.is(Kind.SUCCESS) && fact.amount() == expected;
    }

    private List<Fact> distinct(Kind kind) {
        Map<String, Fact> distinct = new HashMap<>();
        said.stream()
                .filter(fact -> fact.is(kind) && !fact.isNameless())
                .forEach(fact -> distinct.put(fact.effect(), fact));
        return List.copyOf(distinct.values());
    }

    private static void put(Map<String, Integer> right, String outcome, long times) {
        if (times > 0) {
            right.put(outcome, (int) times);
        }
    }
}
