package io.github.dokucamel;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Keeps a host's variables out of our routes, and ours out of the host's, where a host calls a
 * {@code direct:} endpoint of ours with an exchange of its own: one of the same name would be taken
 * for ours, or come back changed.
 */
final class HostDoor extends RoutePolicySupport {

    private static final String ASIDE = "doku-host-variables";

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        // Our own ways in say where the order comes from, in a type that no host has.
        if (!(exchange.getVariable(IntakeVariables.SOURCE.name()) instanceof Source)) {
            exchange.setProperty(ASIDE, new LinkedHashMap<>(exchange.getVariables()));
            exchange.getVariables().clear();
        }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (exchange.removeProperty(ASIDE) instanceof Map<?, ?> aside) {
            exchange.getVariables().clear();
            aside.forEach((name, value) -> exchange.setVariable((String) name, value));
        }
    }
}
