package io.github.dokucamel.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The catalogue as the jar holds it. */
public final class Catalogues {

    private Catalogues() {}

    public static Catalogue packaged() {
        return Catalogue.load(
                List.of(
                        new Catalogue.Source("cards.yaml", cards()),
                        new Catalogue.Source(
                                "status.yaml",
                                resource("/META-INF/doku/config/operations/status.yaml"))));
    }

    static byte[] cards() {
        return resource("/META-INF/doku/config/operations/cards.yaml");
    }

    static byte[] resource(String name) {
        try (InputStream in = Catalogues.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
