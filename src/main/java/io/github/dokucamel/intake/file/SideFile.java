package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Listing;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a small file beside a batch says of it: how many orders it has and what they come to. Either
 * {@code count=979} and {@code total=2570995875}, in lines or as JSON, letter case not counting, or
 * the numbers alone, the count before the total. An amount may be written as people write it.
 *
 * @param count null when it says nothing of it, likewise {@code total}
 */
record SideFile(Long count, Long total) {

    /** Ends the name of a file that is held against its batch before anything is recorded. */
    static final String CONTROL = ".control";

    /** Ends the name of a file by which a person lets a batch go. */
    static final String APPROVED = ".approved";

    /** No side file is longer. */
    static final int MOST_BYTES = 4096;

    /** All of a number, and no part of something else: {@code 1e9}, {@code 12%}, {@code 500-}. */
    private static final String NUMBER =
            "(?:rp|idr)?[.\\s]*([0-9]++(?:[.,'][0-9]++)*+)(?![\\p{L}\\p{N}%-])";

    private static final Pattern COUNT = named("count");
    private static final Pattern TOTAL = named("total");

    /** One with a minus, or in brackets as books write what is below zero, is none. */
    private static final Pattern ALONE =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.,'(\u2212-])(?<![\u2212-]\\s{1,9})" + NUMBER,
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_CENTS = Pattern.compile("[.,]00$");
    private static final Pattern CENTS = Pattern.compile("[.,][0-9]{1,2}$");

    private static Pattern named(String name) {
        return Pattern.compile(
                "\\b" + name + "\"?\\s*[:=\\s]\\s*\"?" + NUMBER, Pattern.CASE_INSENSITIVE);
    }

    static boolean isControl(String name) {
        return AsciiCase.lower(name).endsWith(CONTROL);
    }

    static boolean isApproved(String name) {
        return AsciiCase.lower(name).endsWith(APPROVED);
    }

    /** The batch that an approval is called after. */
    static String batchOf(String name) {
        return name.substring(0, name.length() - APPROVED.length());
    }

    /**
     * @param alone what numbers without a name are, e.g. {@code count}, {@code total}
     * @throws NotABatchException when it holds nothing of that kind
     */
    static SideFile read(Taking taking, Path file, String... alone)
            throws IOException, NotABatchException {
        String text;
        try (InputStream in = taking.open(file)) {
            text = new String(in.readNBytes(MOST_BYTES + 1), StandardCharsets.UTF_8);
        }
        SideFile said = of(text, Arrays.asList(alone));
        if (said == null || text.length() > MOST_BYTES) {
            throw new NotABatchException(
                    Why.of(
                            "side_file_says_nothing",
                            "file",
                            file.getFileName(),
                            "keys",
                            Listing.and(List.of(alone))));
        }
        return said;
    }

    /** Null when it says nothing, or two things of one. */
    static SideFile of(String text, List<String> alone) {
        if (contradicts(COUNT, text) || contradicts(TOTAL, text)) {
            return null;
        }
        Long count = find(COUNT, text);
        Long total = find(TOTAL, text);
        if (isNamed("count", text) && count == null || isNamed("total", text) && total == null) {
            return null;
        }
        if (count != null || total != null) {
            return new SideFile(count, total);
        }
        List<Long> numbers =
                ALONE.matcher(text).results().map(found -> number(found.group(1))).toList();
        if (numbers.size() != alone.size() || numbers.contains(null)) {
            return null;
        }
        int ofTotal = alone.indexOf("total");
        return new SideFile(ofTotal == 0 ? null : numbers.get(0), numbers.get(ofTotal));
    }

    private static boolean isNamed(String name, String text) {
        return Pattern.compile("\\b" + name + "\"?\\s*[:=]", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }

    private static boolean contradicts(Pattern pattern, String text) {
        return pattern.matcher(text)
                        .results()
                        .map(found -> number(found.group(1)))
                        .distinct()
                        .count()
                > 1;
    }

    private static Long find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? number(found.group(1)) : null;
    }

    /** Null for none. */
    private static Long number(String text) {
        String whole = NO_CENTS.matcher(text).replaceFirst("");
        String digits = whole.replaceAll("[.,']", "");
        return digits.matches("[0-9]{1,15}") && !CENTS.matcher(whole).find()
                ? (Long) Long.parseLong(digits)
                : null;
    }
}
