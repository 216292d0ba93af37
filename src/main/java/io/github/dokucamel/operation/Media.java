package io.github.dokucamel.operation;

/** How a body is written. */
enum Media {
    JSON,
    /** Every member a part of a form: {@code multipart/form-data}. */
    MULTIPART
}
