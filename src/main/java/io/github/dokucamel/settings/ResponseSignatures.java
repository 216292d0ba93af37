package io.github.dokucamel.settings;

/** What is made of the signature of DOKU's answers. */
public enum ResponseSignatures {
    /** They are not looked at. */
    OFF,
    /** One that does not hold is logged; nothing else changes. */
    WARN,
    /** An answer without one that holds is no answer. */
    STRICT
}
