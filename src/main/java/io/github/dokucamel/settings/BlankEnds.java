package io.github.dokucamel.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Blanks around what has to be right to the letter, which nobody sees where it is set. */
public final class BlankEnds {

    private static final Pattern TO_THE_LETTER =
            Pattern.compile("doku\\..*(client-id|key|passphrase|password|user)");

    private BlankEnds() {}

    /**
     * @param given values by the name of their setting
     * @return a sentence for each, without the value
     */
    public static List<String> in(Map<String, String> given) {
        return new TreeMap<>(given)
                .entrySet().stream()
                        .filter(one -> TO_THE_LETTER.matcher(one.getKey()).matches())
                        .filter(one -> !one.getValue().equals(one.getValue().strip()))
                        .map(
                                one ->
                                        one.getKey()
                                                + " is set with a blank before or behind it, which"
                                                + " is left out; take it away where it is set")
                        .toList();
    }
}
