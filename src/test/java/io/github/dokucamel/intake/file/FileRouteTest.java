package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.WayInCase;
import io.github.dokucamel.intake.Arrivals;
import io.github.dokucamel.ledger.NewOrder;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What 10-intake-file shows. */
class FileRouteTest extends WayInCase {

    private static final int ORDERS = 7;

    private final Queue<String> arrivals = new ConcurrentLinkedQueue<>();

    @Override
    protected void set(Installation given) {
        given.readingFiles().with("doku.intake.file.chunk", "3");
    }

    @BeforeEach
    void listen() throws Exception {
        advise(
                "order-accept",
                advice -> advice.weaveById("validate-order").after().process(this::note));
    }

    private void note(Exchange exchange) {
        exchange.getMessage().getBody(Arrivals.class).orders().stream()
                .map(NewOrder::arrival)
                .forEach(arrivals::add);
    }

    private List<String> places() {
        return arrivals.stream().map(arrival -> arrival.split(":")[2]).toList();
    }

    private void take(String name, String text) throws Exception {
        doku.context().start();
        doku.drop(name, text);
        doku.awaitProcessed(name);
    }

    @Test
    void everyOrderArrivesUnderItsPlaceInTheFile() throws Exception {
        take("orders.csv", SampleOrders.csv("PLACE", ORDERS));

        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7"), places());
        for (String arrival : arrivals) {
            assertTrue(arrival.matches("file:[0-9]+:[1-7]:[0-9a-f]{16}"), arrival);
        }
    }

    /**
     * The ledger knows a line by this key: two lines under one would be one order. A route of an
     * earlier version checks chunks where they are recorded.
     */
    @Test
    void aRouteThatIsEditedChangesNoPlace() throws Exception {
        advise("intake-file", advice -> advice.weaveById("check-ahead").remove());
        advise(
                "intake-file",
                advice ->
                        advice.weaveById("take-in-chunk")
                                .replace()
                                .split(advice.body())
                                .process(
                                        e ->
                                                e.getMessage()
                                                        .setBody(List.of(e.getMessage().getBody())))
                                .to("direct:doku-order"));

        take("orders.csv", SampleOrders.csv("EDITED", ORDERS));

        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7"), places());
        doku.awaitSettled();
        assertEquals(ORDERS, doku.outbox().byInvoice("accepted").size());
    }

    @Test
    void anOrderThatCannotBeReadHasItsPlaceToo() throws Exception {
        take(
                "orders.jsonl",
                SampleOrders.text("A", 1) + "\nno order\n" + SampleOrders.text("B", 1));

        assertEquals(List.of("1", "2", "3"), places());
        assertTrue(arrivals.stream().toList().get(1).endsWith(":invalid"), arrivals.toString());
    }

    @Test
    void whatIsNoBatchIsRefusedBeforeTheFirstChunk() throws Exception {
        List<Exchange> chunks = instead("intake-file", "take-in-chunk");
        doku.context().start();

        doku.drop("orders.csv", "no,header\n1,2\n");

        Installation.waiting().until(() -> doku.outbox().files("refused").contains("orders.csv"));
        assertEquals(List.of(), chunks);
    }

    @Test
    void aChunkThatFailsLeavesTheFileToBeReadAgain() throws Exception {
        int[] failures = {2};
        advise(
                "intake-file",
                advice ->
                        advice.weaveById("take-in-chunk")
                                .before()
                                .process(
                                        e -> {
                                            if (failures[0]-- > 0) {
                                                throw new IllegalStateException("not now");
                                            }
                                        }));

        take("orders.csv", SampleOrders.csv("AGAIN", ORDERS));

        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7"), places());
    }

    @Test
    void betweenFilesBatchesAreFinishedAndNothingIsOpened() throws Exception {
        List<Exchange> opened = instead("intake-file", "open-batch");
        Queue<Exchange> resumed = new ConcurrentLinkedQueue<>();
        advise(
                "intake-file",
                advice -> advice.weaveById("resume-batches").after().process(resumed::add));

        doku.context().start();

        Installation.waiting().until(() -> !resumed.isEmpty());
        assertEquals(List.of(), opened);
    }
}
