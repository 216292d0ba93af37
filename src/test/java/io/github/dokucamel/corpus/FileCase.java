package io.github.dokucamel.corpus;

import java.util.List;

/**
 * A whole file.
 *
 * @param expect one per order: {@code <line> <invoice number or -> accepted}, or {@code ... invalid
 *     <part of its message>}
 * @param refused part of the reason when it is no batch at all; null when it is one
 * @param big whether it is too large to be run with everything else
 */
record FileCase(
        String family,
        String name,
        String format,
        Recipe content,
        List<String> expect,
        String refused,
        boolean big) {

    @Override
    public String toString() {
        return family + ": " + name;
    }
}
