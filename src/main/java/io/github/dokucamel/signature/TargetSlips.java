package io.github.dokucamel.signature;

import java.util.ArrayList;
import java.util.List;

/** Request targets that may have been signed instead of the one that was called. */
final class TargetSlips {

    private static final int MOST_CANDIDATES = 4;
    private static final int MOST_SEGMENTS = 3;
    private static final int LONGEST_SHOWN = 100;

    private TargetSlips() {}

    /** @param called as it arrived, with host and query if it had some */
    static List<Slip> of(Lines lines, String called, List<String> candidates) {
        String path = Lines.path(called);
        List<Slip> slips = new ArrayList<>();
        if (!called.equals(path)) {
            slips.add(
                    slip(
                            lines,
                            called,
                            "The request target was signed with its host or query: only the path"
                                    + " is."));
        }
        slash(
                slips,
                lines,
                path,
                "The request target was signed with a / at its end that the called path lacks.",
                "The request target was signed without the / at the end of the called path.");
        candidates.stream()
                .limit(MOST_CANDIDATES)
                .forEach(candidate -> candidate(slips, lines, candidate));
        String shorter = path;
        for (int i = 0; i < MOST_SEGMENTS && shorter.indexOf('/', 1) > 0; i++) {
            shorter = shorter.substring(shorter.indexOf('/', 1));
            slips.add(
                    slip(
                            lines,
                            shorter,
                            "The request target was signed without the start of the called path: a"
                                    + " proxy or a base path stands between."));
        }
        if (path.startsWith("/")) {
            slips.add(
                    slip(
                            lines,
                            path.substring(1),
                            "The request target was signed without its first /."));
        }
        return slips;
    }

    private static void candidate(List<Slip> slips, Lines lines, String candidate) {
        String shown = shown(candidate);
        String path = Lines.path(candidate);
        slips.add(
                slip(
                        lines,
                        path,
                        "The signature was made for the request target "
                                + shown
                                + " and not for the path that was called."));
        if (!candidate.equals(path)) {
            slips.add(
                    slip(
                            lines,
                            candidate,
                            "The signature was made for the request target "
                                    + shown
                                    + " with its host or query: only the path is signed."));
        }
        slash(
                slips,
                lines,
                path,
                "The signature was made for the request target " + shown + " with a / at its end.",
                "The signature was made for the request target "
                        + shown
                        + " without the / at its end.");
    }

    private static void slash(
            List<Slip> slips, Lines lines, String path, String added, String removed) {
        if (!path.endsWith("/")) {
            slips.add(slip(lines, path + "/", added));
        } else if (path.length() > 1) {
            slips.add(slip(lines, path.substring(0, path.length() - 1), removed));
        }
    }

    /** The path alone: a query may hold a token. */
    private static String shown(String candidate) {
        String path = Lines.path(candidate).replaceAll("[^\\x21-\\x7e]", "?");
        return path.length() > LONGEST_SHOWN ? path.substring(0, LONGEST_SHOWN) + "..." : path;
    }

    private static Slip slip(Lines lines, String target, String words) {
        return new Slip(words, () -> lines.withTarget(target).text());
    }
}
