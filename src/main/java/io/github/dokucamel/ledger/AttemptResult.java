package io.github.dokucamel.ledger;

/**
 * How an attempt ended.
 *
 * @param answerClass the classifier's word
 * @param counts whether it uses up one of the attempts
 * @param inDoubt whether DOKU may have processed this or an earlier attempt
 */
public record AttemptResult(
        String answerClass,
        Integer httpStatus,
        String code,
        String message,
        boolean counts,
        boolean inDoubt) {}
