package io.github.dokucamel.operation;

/** How well an entry is known. */
enum Confidence {
    DOCUMENTED,
    SEEN_IN_SDK,
    INFERRED
}
