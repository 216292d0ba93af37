package io.github.dokucamel.inbound;

/**
 * A SNAP call of DOKU's whose signature held.
 *
 * @param merchant alias of the merchant that is called
 * @param clientId of that merchant
 */
record SnapRequest(String merchant, String clientId, SnapFields fields) {}
