package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an error what it quotes of our own request. A gateway, or a proxy before it, that
 * repeats what it was sent would carry the payer's name and our signature into outcome documents,
 * reports and logs.
 */
public final class Withheld {

    static final String MARK = "(withheld)";

    private static final int SHORTEST = 3;
    private static final int LONGEST_QUOTED = 10_000;

    private static final Set<String> TALKED_ABOUT =
            Set.of("order", "payment", "override_configuration");

    /** How the cut of a long message shows. */
    private static final String CUT = "...";

    private static final Pattern SIGNATURE = Pattern.compile("HMACSHA256=[A-Za-z0-9+/=%]*");

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder());

    private Withheld() {}

    /**
     * @param request the body that was sent; null when none was
     */
    public static Classification from(Classification seen, byte @Nullable [] request) {
        if (request == null || seen.code() == null && seen.message() == null) {
            return seen;
        }
        Set<String> own = gathered(request);
        return new Classification(
                seen.answerClass(),
                seen.replayed(),
                withoutAny(seen.code(), own),
                withoutAny(seen.message(), own),
                seen.answered(),
                seen.httpStatus(),
                seen.retryAfter());
    }

    /**
     * @param request the body of the order that was asked for; null when it was none
     */
    public static Evidence from(Evidence seen, byte @Nullable [] request) {
        Set<String> own = request == null ? Set.of() : gathered(request);
        return new Evidence(seen.kind(), without(seen.words(), own), withoutAny(seen.code(), own));
    }

    /**
     * @param text may be null
     * @param request the body that was sent for the order; null when none was
     */
    public static @Nullable String from(@Nullable String text, byte @Nullable [] request) {
        return text == null || request == null ? text : ofText(text, request);
    }

    static String ofText(String text, byte[] request) {
        return without(text, gathered(request));
    }

    /** Null when it cannot be read, so that nothing is known to be harmless. */
    private static @Nullable Set<String> gathered(byte[] request) {
        try {
            Set<String> own = new TreeSet<>(LONGEST_FIRST);
            gather(OrderJson.read(request), own);
            return own;
        } catch (IOException e) {
            return null;
        }
    }

    /** Texts of the request, but for those that a refusal has reason to name. */
    private static void gather(JsonNode tree, Set<String> own) {
        if (tree.isTextual()) {
            String text = Shown.of(tree.textValue(), LONGEST_QUOTED).strip();
            if (text.length() >= SHORTEST) {
                own.add(text);
                String quoted = tree.toString();
                own.add(quoted.substring(1, quoted.length() - 1));
                own.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
            }
            return;
        }
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            if (!TALKED_ABOUT.contains(member.getKey())) {
                gather(member.getValue(), own);
            }
        }
        if (tree.isArray()) {
            tree.forEach(element -> gather(element, own));
        }
    }

    private static @Nullable String withoutAny(@Nullable String text, @Nullable Set<String> own) {
        return text == null ? null : without(text, own);
    }

    private static String without(String text, @Nullable Set<String> own) {
        if (own == null) {
            return MARK;
        }
        String left = SIGNATURE.matcher(text).replaceAll(MARK);
        for (String one : own) {
            left = withoutCut(left, one);
            left =
                    Pattern.compile(
                                    "(?<![\\p{L}\\p{N}])"
                                            + Pattern.quote(one)
                                            + "(?![\\p{L}\\p{N}])",
                                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                            .matcher(left)
                            .replaceAll(MARK);
        }
        return left;
    }

    /** Where the cut of a long message left the beginning of it. */
    private static String withoutCut(String text, String one) {
        if (text.endsWith(CUT)) {
            for (int length = one.length(); length >= SHORTEST; length--) {
                String end = one.substring(0, length) + CUT;
                if (text.endsWith(end)) {
                    return text.substring(0, text.length() - end.length()) + MARK + CUT;
                }
            }
        }
        return text;
    }
}
