package io.github.dokucamel.ledger;

/** What a first attempt stores; later attempts ignore it in favour of what was stored. */
public record NewRequest(
        String requestId, String baseUrl, String clientId, String target, byte[] body) {}
