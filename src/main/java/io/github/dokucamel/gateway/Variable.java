package io.github.dokucamel.gateway;

import org.apache.camel.Exchange;

/**
 * A variable of an exchange.
 *
 * @param name as route files know it
 */
public record Variable<T>(String name, Class<T> type) {

    /**
     * Null when there is none.
     *
     * @throws IllegalStateException when somebody else has set it to something else
     */
    public T get(Exchange exchange) {
        Object value = exchange.getVariable(name);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalStateException(
                    "Variable %s holds a %s and not a %s; a route file must have set it"
                            .formatted(name, value.getClass().getName(), type.getName()));
        }
        return type.cast(value);
    }

    public void set(Exchange exchange, T value) {
        exchange.setVariable(name, value);
    }

    public void remove(Exchange exchange) {
        exchange.removeVariable(name);
    }
}
