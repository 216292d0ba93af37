package io.github.dokucamel.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers GET /openapi.json. */
final class DescribeRest implements Processor {

    private static final String RESOURCE = "/META-INF/doku/openapi.json";

    private final byte[] description;

    DescribeRest() {
        try (InputStream in = DescribeRest.class.getResourceAsStream(RESOURCE)) {
            this.description = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void process(Exchange exchange) {
        RestAnswer.json(exchange, 200, description);
    }
}
