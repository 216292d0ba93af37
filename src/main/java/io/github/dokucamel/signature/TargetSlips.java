package io.github.dokucamel.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Request targets that may have been signed instead of the one that was called. */
final class TargetSlips {

    private static final int MOST_CANDIDATES = 4;
    private static final int MOST_SEGMENTS = 3;
    private static final int LONGEST_SHOWN = 100;

    private final List<Slip> slips = new ArrayList<>();
    private final UnaryOperator<String> signed;

    private TargetSlips(UnaryOperator<String> signed) {
        this.signed = signed;
    }

    /**
     * @param signed what is signed for a target
     * @param called as it arrived, with host and query if it had some
     */
    static List<Slip> of(UnaryOperator<String> signed, String called, List<String> candidates) {
        TargetSlips all = new TargetSlips(signed);
        all.ofTheEnds(called);
        candidates.stream().limit(MOST_CANDIDATES).forEach(all::ofAnother);
        all.ofTheStart(Lines.path(called));
        return all.slips;
    }

    private void ofTheEnds(String called) {
        String signed = "The request target was signed with";
        String path = Lines.path(called);
        if (!called.equals(path)) {
            add(signed + " its host or query: only the path is.", called);
        }
        for (String host : List.of("api.doku.com", "api-sandbox.doku.com")) {
            add(signed + " DOKU's host: only the path is.", "https://" + host + path);
        }
        slash(
                path,
                signed + " a / at its end that the called path lacks.",
                signed + "out the / at the end of the called path.");
    }

    private void ofAnother(String candidate) {
        String signed = "The signature was made for the request target " + shown(candidate);
        String path = Lines.path(candidate);
        add(signed + " and not for the path that was called.", path);
        if (!candidate.equals(path)) {
            add(signed + " with its host or query: only the path is signed.", candidate);
        }
        slash(path, signed + " with a / at its end.", signed + " without the / at its end.");
    }

    private void ofTheStart(String path) {
        String signed = "The request target was signed without ";
        String shorter = path;
        for (int i = 0; i < MOST_SEGMENTS && shorter.indexOf('/', 1) > 0; i++) {
            shorter = shorter.substring(shorter.indexOf('/', 1));
            add(
                    signed + "the start of the called path: a proxy or a base path stands between.",
                    shorter);
        }
        if (path.startsWith("/")) {
            add(signed + "its first /.", path.substring(1));
        }
    }

    private void slash(String path, String added, String removed) {
        if (!path.endsWith("/")) {
            add(added, path + "/");
        } else if (path.length() > 1) {
            add(removed, path.substring(0, path.length() - 1));
        }
    }

    /** The path alone: a query may hold a token. */
    private static String shown(String candidate) {
        String path = Lines.path(candidate).replaceAll("[^\\x21-\\x7e]", "?");
        return path.length() > LONGEST_SHOWN ? path.substring(0, LONGEST_SHOWN) + "..." : path;
    }

    private void add(String words, String target) {
        slips.add(new Slip(words, () -> signed.apply(target)));
    }
}
