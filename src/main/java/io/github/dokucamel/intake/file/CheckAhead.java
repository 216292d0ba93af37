package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.Arrivals;
import io.github.dokucamel.intake.CellNotes;
import io.github.dokucamel.intake.CheckOrders;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Source;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Has the orders of a file read by one thread and validated by another, while those before them are
 * recorded.
 *
 * <p>In: body {@code Iterator<List<RawOrder>>}; variables {@code source} and, of a table, {@code
 * cells}. Out: body {@code Iterator<}{@link Arrivals}{@code >}, of as many elements; it fails like the
 * one given.
 */
record CheckAhead(CheckOrders check) implements Processor {

    @Override
    public void process(Exchange exchange) {
        Source source = IntakeVariables.source(exchange);
        CellNotes cells = IntakeVariables.CELLS.get(exchange);
        Iterator<?> chunks =
                Objects.requireNonNull(exchange.getMessage().getBody(Iterator.class), "no orders");
        ReadAhead<?> read = new ReadAhead<>(chunks, thread(exchange, "doku-read-ahead"));
        ReadAhead<Arrivals> ahead =
                new ReadAhead<>(checked(read, source, cells), thread(exchange, "doku-check-ahead"));
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                ahead.close();
                                read.close();
                            }
                        });
        exchange.getMessage().setBody(ahead);
    }

    private Supplier<ExecutorService> thread(Exchange exchange, String name) {
        return () ->
                exchange.getContext()
                        .getExecutorServiceManager()
                        .newSingleThreadExecutor(this, name);
    }

    private Iterator<Arrivals> checked(
            Iterator<?> chunks, Source source, @Nullable CellNotes cells) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return chunks.hasNext();
            }

            @Override
            public Arrivals next() {
                return check.chunk((List<?>) chunks.next(), source, null, cells);
            }
        };
    }
}
