package io.github.dokucamel.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that DOKU said beside all that destinations were told: nothing is missing, nothing too much. */
public final class Comparison {

    private final Map<String, List<Fact>> said;
    private final Map<String, Map<String, Integer>> told;

    /**
     * @param said by {@link PaymentDocuments#key}, in the sequence in which it was recorded
     * @param told by the same key, how many documents of each outcome
     */
    public Comparison(Map<String, List<Fact>> said, Map<String, Map<String, Integer>> told) {
        this.said = new HashMap<>(said);
        this.told = new HashMap<>(told);
    }

    /** What was said of an order. */
    public Reckoning of(String key, long expected) {
        return new Reckoning(expected, said.getOrDefault(key, List.of()));
    }

    /**
     * What is wrong with an order, which is done with then.
     *
     * @param known whether it was accepted before anything was said of it
     */
    public List<String> order(String key, long expected, boolean known) {
        Reckoning right = of(key, expected);
        said.remove(key);
        Map<String, Integer> documents = told.remove(key);
        documents = new HashMap<>(documents == null ? Map.of() : documents);
        List<String> broken = new ArrayList<>();
        Integer early = documents.remove("unmatched");
        if (early != null && (known || early > Reckoning.unmatched(right.said()))) {
            broken.add(key + " was told " + early + " times as unmatched");
        }
        right.check(documents, known).forEach(what -> broken.add(key + " " + what));
        return broken;
    }

    /** What is wrong with that of which there is no order. */
    public List<String> rest() {
        List<String> broken = new ArrayList<>();
        said.forEach(
                (key, facts) -> {
                    Map<String, Integer> right =
                            Map.of("unmatched", (int) Reckoning.unmatched(facts));
                    if (!right.equals(told.remove(key))) {
                        broken.add(key + " has to be " + right);
                    }
                });
        told.forEach((key, what) -> broken.add(key + " was told, and nobody said it: " + what));
        return broken;
    }
}
