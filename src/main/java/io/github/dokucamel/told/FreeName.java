package io.github.dokucamel.told;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Names that are made of others: none is taken already, and none is too long for a file. */
public final class FreeName {

    /** Bytes; few file systems allow more. */
    private static final int LONGEST = 255;

    private static final int LONGEST_EXTENSION = 16;

    private static final int DIGITS = 12;

    /** Whether something has this name already. */
    public interface Taken<E extends Exception> {
        boolean test(String name) throws E;
    }

    private FreeName() {}

    /** A name that nothing has yet: {@code orders.csv}, else {@code orders.csv~2}, and so on. */
    public static <E extends Exception> String of(String name, Taken<E> taken) throws E {
        String free = name;
        for (int n = 2; taken.test(free); n++) {
            free = with(name, "~" + n);
        }
        return free;
    }

    /**
     * {@code name} and {@code ending}. What would be too long loses letters before the name's own
     * extension, and gets digits that tell it from what else begins and ends like it.
     */
    public static String with(String name, String ending) {
        if (bytes(name + ending) <= LONGEST) {
            return name + ending;
        }
        int dot = name.lastIndexOf('.');
        String extension =
                dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        String digits = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString().replace("-", "");
        String end = "~" + digits.substring(0, DIGITS) + extension + ending;
        StringBuilder start =
                new StringBuilder(name.substring(0, name.length() - extension.length()));
        while (bytes(start + end) > LONGEST) {
            start.setLength(start.offsetByCodePoints(start.length(), -1));
        }
        return start + end;
    }

    private static int bytes(String name) {
        return name.getBytes(UTF_8).length;
    }
}
