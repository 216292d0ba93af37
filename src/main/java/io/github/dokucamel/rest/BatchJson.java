package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.BatchView.Approved;
import io.github.dokucamel.ledger.BatchView.Cancelled;
import io.github.dokucamel.ledger.BatchView.Sum;
import io.github.dokucamel.told.Language;
import java.time.Instant;
import java.util.List;

/** A batch as REST and commands show it. */
public final class BatchJson {

    private static final double SECOND = 1_000;

    private BatchJson() {}

    /**
     * @param language of what a person has to do
     */
    public static ObjectNode of(BatchView batch, Instant now, Language language) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", batch.name());
        json.put("state", batch.state());
        ArrayNode waits = json.putArray("waits_for");
        batch.waitsFor().forEach(waits::add);
        json.put("to_confirm", batch.waitingRows());
        ArrayNode toDo = json.putArray("to_do");
        BatchToDo.of(batch)
                .forEach(
                        why ->
                                toDo.addObject()
                                        .put("code", why.code())
                                        .put("detail", why.sentence(language)));
        json.put("person", batch.person());
        json.put("received_at", at(batch.receivedAt()));
        json.put("rows", batch.rows());
        ObjectNode counts = json.putObject("counts");
        batch.counts().forEach(counts::put);
        json.set("ready", sum(batch.ready()));
        json.set("received", sum(batch.money().received()));
        json.set("paid", sum(batch.money().paid()));
        json.set("paid_twice", sum(batch.money().paidTwice()));
        json.set("mismatched", sum(batch.money().mismatched()));
        json.set("refunded", sum(batch.money().refunded()));
        json.set("progress", progress(batch, now));
        json.set("approved", batch.approved() == null ? null : approved(batch.approved()));
        json.set("cancelled", batch.cancelled() == null ? null : cancelled(batch.cancelled()));
        return json;
    }

    /** The way a list of them is answered. */
    public static ObjectNode of(
            List<BatchView> batches, String next, Instant now, Language language) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("batches");
        batches.forEach(batch -> all.add(of(batch, now, language)));
        return json.put("next", next);
    }

    private static ObjectNode sum(Sum sum) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("count", sum.count())
                .put("total", sum.total());
    }

    /** By what was sent since it was let go; null where that is not known. */
    private static ObjectNode progress(BatchView batch, Instant now) {
        long done = batch.rows() - batch.open();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("done", done).put("of", batch.rows());
        long sent =
                List.of("accepted", "declined", "unresolved").stream()
                        .mapToLong(outcome -> batch.counts().getOrDefault(outcome, 0L))
                        .sum();
        boolean isGoing = batch.state().equals("sending") && batch.releasedAt() != null && sent > 0;
        double seconds =
                isGoing ? Math.max(1, (now.toEpochMilli() - batch.releasedAt()) / SECOND) : 0;
        Double each = isGoing ? (Double) (Math.round(sent / seconds * 10) / 10.0) : null;
        json.put("per_second", each);
        json.put(
                "seconds_left",
                isGoing
                        ? (Long) Math.round((batch.open() - batch.waitingRows()) * seconds / sent)
                        : null);
        return json;
    }

    private static ObjectNode approved(Approved approved) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("person", approved.person())
                .put("at", at(approved.at()))
                .put("total", approved.total());
    }

    private static ObjectNode cancelled(Cancelled cancelled) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("unsent", cancelled.unsent()).put("unpaid", cancelled.unpaid());
        json.put("undone", cancelled.undone());
        ArrayNode paid = json.putArray("paid");
        cancelled.paid().forEach(paid::add);
        return json;
    }

    private static String at(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
