package io.github.dokucamel.operation;

import io.github.dokucamel.CatalogueFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The catalogue as the jar holds it. */
public final class Catalogues {

    private Catalogues() {}

    public static Catalogue packaged() {
        try {
            return CatalogueFiles.load(Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file of the package. */
    static byte[] file(String name) {
        return resource("/META-INF/doku/config/operations/" + name);
    }

    static byte[] resource(String name) {
        try (InputStream in = Catalogues.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
