package io.github.dokucamel.outcome;

import java.time.Duration;

/**
 * What one answer or exception means.
 *
 * @param replayed whether DOKU repeated the first answer to this Request-Id
 * @param code DOKU's error code, else one of ours; null when accepted
 * @param message fit for reports and logs; null when there is none
 * @param paymentUrl the text the success member holds; null unless accepted
 * @param httpStatus null when nothing came back
 * @param retryAfter how long DOKU wants us to wait, at most an hour; null when it did not say
 */
public record Classification(
        AnswerClass answerClass,
        boolean replayed,
        String code,
        String message,
        String paymentUrl,
        Integer httpStatus,
        Duration retryAfter) {}
