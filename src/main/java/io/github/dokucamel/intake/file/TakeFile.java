package io.github.dokucamel.intake.file;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Takes a whole file out of everybody's reach. In: body {@link File} of the inbox. Fails with {@link
 * IOException}: the file stays.
 */
record TakeFile(Taking taking, LeftFiles left) implements Processor {

    @Override
    public void process(Exchange exchange) throws IOException {
        Path file = exchange.getMessage().getBody(File.class).toPath();
        OpenBatch.READING.set(exchange, new OpenBatch.Reading(file, null, null, null, null));
        taking.take(file);
        left.done(file);
    }
}
