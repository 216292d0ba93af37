package io.github.dokucamel;

import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.shape.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the operation catalogue: the files of a directory, or the packaged ones. */
public final class CatalogueFiles {

    private static final String PACKAGED = "/META-INF/doku/config/operations/";
    private static final String NAMES =
            """
            biller bri-direct-debit cards checkout convenience-store direct-transfer e-wallet \
            partner paylater payout services settlement snap-direct-debit snap-inbound snap-kki snap-qris snap-token \
            snap-va-banks snap-virtual-account status sub-account virtual-account wallet""";

    private static final List<String> FILES =
            Stream.of(NAMES.split(" ")).map(name -> name + ".yaml").toList();

    private CatalogueFiles() {}

    /** The names of the files in the package. */
    public static List<String> packaged() {
        return FILES;
    }

    /**
     * @throws io.github.dokucamel.operation.InvalidCatalogueException naming file and line of an
     *     entry that is not as the format wants it
     */
    public static Catalogue load(Optional<Path> directory) throws IOException {
        List<Catalogue.Source> sources = new ArrayList<>();
        if (directory.isPresent()) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(directory.get(), "*.yaml")) {
                for (Path file : files) {
                    sources.add(new Catalogue.Source(file.toString(), Files.readAllBytes(file)));
                }
            }
        } else {
            for (String name : FILES) {
                try (InputStream in = CatalogueFiles.class.getResourceAsStream(PACKAGED + name)) {
                    sources.add(new Catalogue.Source(name, in.readAllBytes()));
                }
            }
        }
        sources.sort((a, b) -> a.name().compareTo(b.name()));
        return Catalogue.load(sources, Shapes.names());
    }
}
