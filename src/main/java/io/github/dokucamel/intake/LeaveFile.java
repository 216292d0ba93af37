package io.github.dokucamel.intake;

import io.github.dokucamel.intake.OpenBatch.Reading;
import io.github.dokucamel.order.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why a file could not be taken in just now; it stays in the inbox and is read again. The same
 * trouble with the same file is said once.
 */
public final class LeaveFile implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(LeaveFile.class);
    private static final int REMEMBERED = 100;
    private static final int LONGEST_REASON = 500;

    private final Map<String, String> said =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > REMEMBERED;
                }
            };

    @Override
    public void process(Exchange exchange) {
        Throwable trouble = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Reading reading = exchange.getVariable(OpenBatch.READING, Reading.class);
        String file = reading == null ? "A file" : reading.file().getFileName().toString();
        String reason = trouble.getClass().getSimpleName() + ": " + trouble.getMessage();
        synchronized (said) {
            if (reason.equals(said.put(file, reason))) {
                return;
            }
        }
        LOG.warn(
                "{} stays in the inbox and is read again: {}",
                Shown.of(file, OpenBatch.LONGEST_NAME),
                Shown.of(reason, LONGEST_REASON));
    }
}
