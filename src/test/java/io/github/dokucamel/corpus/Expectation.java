package io.github.dokucamel.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.corpus.Verdicts.Verdict;
import io.github.dokucamel.told.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Holds what became of a file against the lines of a case. */
final class Expectation {

    private static final String INVALID = " invalid ";

    private Expectation() {}

    static void compare(List<String> expected, List<Verdict> verdicts) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            String line = line(verdicts.get(i));
            String wanted = i < expected.size() ? expected.get(i) : "";
            seen.add(fits(wanted, line) ? wanted : line);
        }
        assertEquals(String.join("\n", expected), String.join("\n", seen));
    }

    /** Of a message, only the part that the case gives has to be there. */
    private static boolean fits(String wanted, String line) {
        int message = wanted.indexOf(INVALID);
        if (message < 0) {
            return wanted.equals(line);
        }
        int start = message + INVALID.length();
        return line.startsWith(wanted.substring(0, start))
                && line.substring(start).contains(wanted.substring(start));
    }

    static String line(Verdict verdict) {
        String number = verdict.order().invoiceNumber();
        String start = verdict.line() + " " + (number == null ? "-" : number);
        return verdict.order().isValid()
                ? start + " accepted"
                : start
                        + INVALID
                        + verdict.order().violations().stream()
                                .map(Violation::message)
                                .collect(Collectors.joining(" | "));
    }
}
