package io.github.dokucamel.intake;

import io.github.dokucamel.intake.OpenBatch.Reading;
import io.github.dokucamel.order.Shown;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves a file that is no batch aside, with the reason beside it. In: the caught exception. */
public final class RefuseFile implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RefuseFile.class);

    private static final int LONGEST_REASON = 1_000;

    private final FinishedFiles finished;

    public RefuseFile(FinishedFiles finished) {
        this.finished = finished;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        Path file = exchange.getVariable(OpenBatch.READING, Reading.class).file();
        String reason =
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class).getMessage();
        Path refused = finished.refused(file, file.getFileName().toString(), reason);
        LOG.warn(
                "Refused {}: {}",
                Shown.of(refused.getFileName().toString(), OpenBatch.LONGEST_NAME),
                Shown.of(reason, LONGEST_REASON));
    }
}
