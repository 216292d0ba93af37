package io.github.dokucamel.operation;

/** Where a field travels. */
public enum Place {
    BODY,
    /** In the path, in place of {@code {name}}. */
    PATH,
    QUERY,
    HEADER
}
