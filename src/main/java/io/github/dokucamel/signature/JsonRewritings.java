package io.github.dokucamel.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The texts that JSON may become when it is read and written anew, those with the fewest changes
 * first. Takes any text; the work is bounded.
 */
final class JsonRewritings {

    /** Characters of all that is tried; of a long text a quarter of it. */
    private static final int MOST = 4 << 20;

    /** Characters of a text of which more than one thing at a time is changed. */
    private static final int LONG = 16 << 10;

    private static final int MOST_CHANGES = 5;

    private record Change(String how, UnaryOperator<List<String>> as) {}

    /** In the order in which a writer does them. */
    private static final List<List<Change>> STAGES =
            List.of(
                    List.of(
                            new Change(
                                    "without the members that are null",
                                    JsonMembers::withoutNulls)),
                    List.of(
                            new Change("with its members sorted", JsonMembers::sorted),
                            new Change(
                                    "with its outer members sorted", JsonMembers::sortedAtTheTop)),
                    all(JsonNumbers.values(), one -> new Change(one.how, one::of)),
                    all(JsonEscaping.values(), one -> new Change(one.how, one::of)),
                    all(JsonLayout.values(), one -> new Change(one.how, one::of)));

    private final Predicate<String> signed;
    private final Set<String> tried = new HashSet<>();
    private final int length;
    private int left;

    private JsonRewritings(String json, Predicate<String> signed) {
        this.length = json.length() + 256;
        this.left = json.length() > LONG ? MOST / 4 : MOST;
        this.signed = signed;
        this.tried.add(json);
    }

    /** Of an object: how the first one is written that was signed, e.g. {@code without white space}. */
    static Optional<String> how(String json, Predicate<String> signed) {
        if (!json.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        JsonRewritings all = new JsonRewritings(json, signed);
        List<String> tokens = JsonTokens.of(json);
        int most = json.length() > LONG ? 1 : MOST_CHANGES;
        Optional<String> how = Optional.empty();
        for (int changes = 1; changes <= most && how.isEmpty(); changes++) {
            how = all.first(tokens, List.of(), 0, changes);
        }
        return how;
    }

    private static <T> List<Change> all(T[] values, Function<T, Change> change) {
        return Arrays.stream(values).map(change).toList();
    }

    private Optional<String> first(
            List<String> tokens, List<String> how, int from, int changesLeft) {
        if (changesLeft == 0) {
            String text = String.join("", tokens);
            return tried.add(text) && signed.test(text)
                    ? Optional.of(String.join(", ", how))
                    : Optional.empty();
        }
        for (int stage = from; stage < STAGES.size(); stage++) {
            Set<List<String>> distinct = new HashSet<>(Set.of(tokens));
            for (Change change : STAGES.get(stage)) {
                if (left <= 0) {
                    return Optional.empty();
                }
                List<String> changed = change.as().apply(tokens);
                left -= length;
                if (distinct.add(changed)) {
                    List<String> said = new ArrayList<>(how);
                    said.add(change.how());
                    Optional<String> found = first(changed, said, stage + 1, changesLeft - 1);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
