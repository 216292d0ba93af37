package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.settings.Merchant;

/**
 * A claimed order or call on its way out.
 *
 * @param wire what is sent; without secrets when those are gone
 * @param kept what the ledger stores of it
 * @param secrets members of the request that are never stored, as JSON; null when there are none
 * @param gone whether there were such members, and nobody has them any more
 */
public record Outgoing(
        Operation operation,
        Merchant merchant,
        WireRequest wire,
        WireRequest kept,
        byte[] secrets,
        boolean gone) {

    @Override
    public String toString() {
        return "Outgoing " + operation.name() + " of " + merchant.alias();
    }
}
