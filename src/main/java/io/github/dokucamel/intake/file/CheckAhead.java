package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.Arrivals;
import io.github.dokucamel.intake.CellNotes;
import io.github.dokucamel.intake.CheckOrders;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Source;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Has the orders of a file read and validated by a thread of its own, while those before them are
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
        ReadAhead<Arrivals> ahead =
                new ReadAhead<>(
                        checked(chunks, source, cells),
                        () ->
                                exchange.getContext()
                                        .getExecutorServiceManager()
                                        .newSingleThreadExecutor(this, "doku-check-ahead"));
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                ahead.close();
                            }
                        });
        exchange.getMessage().setBody(ahead);
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
