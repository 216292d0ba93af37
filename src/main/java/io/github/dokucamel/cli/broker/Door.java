package io.github.dokucamel.cli.broker;

import org.jspecify.annotations.Nullable;

/**
 * How others come in.
 *
 * @param port of loopback; 0 = reachable from inside this process only
 * @param login what is asked for there; null = nothing, whoever is on this machine comes in
 */
public record Door(int port, @Nullable Login login) {

    public static final Door NONE = new Door(0, null);

    public boolean isOpen() {
        return port != 0 && login == null;
    }
}
