package io.github.dokucamel.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param answerClass the classifier's word
 * @param counts whether it uses up one of the attempts
 * @param inDoubt whether DOKU may have processed this or an earlier attempt
 */
public record AttemptResult(
        String answerClass,
        @Nullable Integer httpStatus,
        @Nullable String code,
        @Nullable String message,
        boolean counts,
        boolean inDoubt) {}
