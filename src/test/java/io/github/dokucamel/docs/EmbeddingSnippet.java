package io.github.dokucamel.docs;

import io.github.dokucamel.DokuBundle;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The lines that README.md and docs/embedding.md show; compiled, so that they stay true. */
final class EmbeddingSnippet {

    private EmbeddingSnippet() {}

    static byte[] embed(byte[] order) throws Exception {
        // embed {
        CamelContext camel = new DefaultCamelContext();
        camel.getPropertiesComponent().setLocation("classpath:application.properties");
        DokuBundle.named("doku").install(camel);
        camel.start();
        byte[] outcome =
                camel.createProducerTemplate()
                        .requestBody("direct:doku-order", order, byte[].class);
        // }
        return outcome;
    }
}
