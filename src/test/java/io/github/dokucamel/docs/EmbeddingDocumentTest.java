package io.github.dokucamel.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.DokuBundle;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java that the documents show is the Java below, which runs. */
class EmbeddingDocumentTest {

    private final byte[] order = SampleOrders.json("INV-EMBEDDED");

    @Test
    void anOrderGoesInAndItsOutcomeComesOut(@TempDir Path directory) throws Exception {
        // simulator {
        try (Simulator gateway = new Simulator(SimulatorOptions.defaults()).start()) {
            CamelContext camel = new DefaultCamelContext();
            Properties properties = new Properties();
            properties.setProperty("doku.environment", "simulator");
            properties.setProperty("doku.base-url", gateway.baseUrl());
            properties.setProperty("doku.data-dir", directory.toString());
            camel.getPropertiesComponent().setInitialProperties(properties);
            DokuBundle.named("doku").install(camel);
            camel.start();
            byte[] outcome =
                    camel.createProducerTemplate()
                            .requestBody("direct:doku-order", order, byte[].class);
            assertTrue(new String(outcome, UTF_8).contains("\"outcome\":\"accepted\""));
            assertEquals(1, gateway.requests().size());
            camel.stop();
        }
        // }
    }

    @Test
    void theSnippetsAreThisCode() {
        assertEquals(
                condensed(code("docs/EmbeddingDocumentTest.java", "simulator")),
                condensed(Documents.block("docs/embedding.md", "simulator")));
        assertEquals(
                condensed(code("docs/EmbeddingSnippet.java", "embed")),
                condensed(Documents.block("README.md", "embed")));
        assertEquals(
                Documents.block("README.md", "embed"),
                Documents.block("docs/embedding.md", "embed"));
    }

    private static String code(String file, String name) {
        return Documents.text("src/test/java/io/github/dokucamel/" + file)
                .split("// " + name + " \\{\n")[1]
                .split("(?m)^ +// }$")[0];
    }

    /** Line breaks and comments are for the reader. */
    private static String condensed(String code) {
        return code.lines()
                .map(line -> line.replaceAll(" // .*$", "").strip())
                .collect(Collectors.joining())
                .replaceAll("\\s+", "");
    }
}
