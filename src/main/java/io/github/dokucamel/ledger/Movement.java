package io.github.dokucamel.ledger;

/**
 * What changes while work goes on, and only then: two that are equal but for {@code retryAt} have
 * nothing between them.
 *
 * @param recorded orders of files
 * @param finished files
 * @param open orders with work to be done, the unresolved ones among them
 * @param attempts of these, so far as they count: not those that never left
 * @param undelivered outcomes
 * @param retryAt when the last of these is tried again that has been tried before; 0 for none
 */
public record Movement(
        long recorded, long finished, long open, long attempts, long undelivered, long retryAt) {}
