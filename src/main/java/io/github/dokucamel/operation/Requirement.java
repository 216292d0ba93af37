package io.github.dokucamel.operation;

/** Whether a payload member must be there. */
public enum Requirement {
    MANDATORY,
    /** Depends on other members; the body shape knows when. */
    CONDITIONAL,
    OPTIONAL
}
