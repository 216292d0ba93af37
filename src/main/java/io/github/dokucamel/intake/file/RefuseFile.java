package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.file.OpenBatch.Reading;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a file that is no batch aside, with the reason beside it. In: the caught exception.
 *
 * @param language of the reason; the log stays English
 */
record RefuseFile(FinishedFiles finished, LeftFiles left, MovedFiles moved, Language language)
        implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RefuseFile.class);

    private static final int LONGEST_REASON = 1_000;

    @Override
    public void process(Exchange exchange) {
        Reading reading = OpenBatch.READING.get(exchange);
        Path file = reading.file();
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String reason =
                caught instanceof NotABatchException none
                        ? none.why().toPeople(language)
                        : caught.getMessage();
        try {
            Path refused = finished.refused(file, Taking.nameOf(file), reading.before(), reason);
            finished.control(file, refused);
            moved.refused(file, refused, reading.before());
            left.done(file);
            LOG.warn(
                    "Refused {}: {}",
                    Shown.of(refused.getFileName().toString(), OpenBatch.LONGEST_NAME),
                    Shown.of(caught.getMessage(), LONGEST_REASON));
        } catch (IOException | ChangedFileException e) {
            left.leave(file, e);
        }
    }
}
