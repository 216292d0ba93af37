package io.github.dokucamel.signature;

import java.util.function.Supplier;

/**
 * One thing that may have gone wrong at the sender.
 *
 * @param words as a sentence, true if {@code text} is what was signed
 * @param text what was signed then; made only when it is tried
 */
record Slip(String words, Supplier<String> text) {}
