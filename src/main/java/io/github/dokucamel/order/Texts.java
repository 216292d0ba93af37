package io.github.dokucamel.order;

import io.github.dokucamel.told.Why;

/** Which texts can travel: every character whole, none of them NUL. */
final class Texts {

    static final Why BROKEN = Why.of("broken_text");

    private Texts() {}

    static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
