package io.github.dokucamel.intake.file;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * A file could not be taken in just now; it stays in the inbox and is read again. In: the caught
 * exception; variable {@code reading}.
 */
final class LeaveFile implements Processor {

    private final LeftFiles left;

    LeaveFile(LeftFiles left) {
        this.left = left;
    }

    @Override
    public void process(Exchange exchange) {
        left.leave(
                OpenBatch.READING.get(exchange).file(),
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }
}
