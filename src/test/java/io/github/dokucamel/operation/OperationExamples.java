package io.github.dokucamel.operation;

import io.github.dokucamel.CatalogueFiles;
import io.github.dokucamel.operation.shape.Shapes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Operations as tests of other packages want them. */
public final class OperationExamples {

    private OperationExamples() {}

    /**
     * @param certainRefusals the whole line, e.g. {@code certain-refusals: [a]}
     */
    public static Operation paymentPage(String certainRefusals) {
        List<Catalogue.Source> sources = new ArrayList<>();
        for (String name : CatalogueFiles.packaged()) {
            String file =
                    new String(Catalogues.file(name), StandardCharsets.UTF_8)
                            .replace("certain-refusals: []", certainRefusals);
            sources.add(new Catalogue.Source(name, file.getBytes(StandardCharsets.UTF_8)));
        }
        return Catalogue.load(sources, Shapes.names()).find("card-payment-page").orElseThrow();
    }

    /** An operation that no order leads to and whose success nobody knows. */
    public static Operation withoutBody() {
        return load(
                """
                card-payment-page:
                  method: GET
                  path: /x
                  signature: non-snap
                  token: none
                  idempotency: none
                  source: nowhere
                  confidence: inferred
                """);
    }

    private static Operation load(String yaml) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        byte[] status = Catalogues.resource("/META-INF/doku/config/operations/status.yaml");
        return Catalogue.load(
                        List.of(
                                new Catalogue.Source("x.yaml", bytes),
                                new Catalogue.Source("status.yaml", status)),
                        Shapes.names())
                .find("card-payment-page")
                .orElseThrow();
    }
}
