package io.github.dokucamel.step;

import org.apache.camel.Exchange;

/**
 * A variable of an exchange: one name, one meaning, one type.
 *
 * @param name as route files spell it
 */
public record Variable<T>(String name, Class<T> type) {

    /** A text. */
    public static Variable<String> text(String name) {
        return new Variable<>(name, String.class);
    }

    /** Null when it is not set. */
    public T get(Exchange exchange) {
        return exchange.getVariable(name, type);
    }

    /** The same, or what stands for it where it is not set. */
    public T get(Exchange exchange, T otherwise) {
        T value = get(exchange);
        return value == null ? otherwise : value;
    }

    public void set(Exchange exchange, T value) {
        exchange.setVariable(name, value);
    }
}
