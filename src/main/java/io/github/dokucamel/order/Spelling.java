package io.github.dokucamel.order;

/** Whose names an order was written in, so that a violation names what the user wrote. */
public enum Spelling {
    /** The contract's own names: {@code amount}, {@code theme.language}. */
    CANONICAL,
    /** DOKU's request body: {@code order.amount}, {@code override_configuration.themes.language}. */
    DOKU;

    /** The user's name of the field with this canonical name. */
    public String of(String canonical) {
        return this == CANONICAL ? canonical : DokuBody.name(canonical);
    }
}
