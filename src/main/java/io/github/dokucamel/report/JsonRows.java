package io.github.dokucamel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.dokucamel.ledger.BatchFindings.Row;
import io.github.dokucamel.ledger.BatchView.Sum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Writes lists of rows whose bill was there before their file came. */
record JsonRows(JsonGenerator json, PaperWords words, DifferingRows differing) {

    Sum write(String member, Consumer<CheckLists.EachRow> list) throws IOException {
        CheckCounts before = new CheckCounts();
        json.writeArrayFieldStart(member);
        list.accept(
                row -> {
                    before.add(row);
                    differing.add(row);
                    try {
                        write(row);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        json.writeEndArray();
        return before.sum();
    }

    private void write(Row row) throws IOException {
        json.writeStartObject();
        json.writeNumberField("row", row.row());
        json.writeStringField("invoice_number", row.invoiceNumber());
        json.writeStringField("first", CheckEntry.first(row.other(), words));
        String differs = WhatDiffers.in(row.message());
        if (!differs.isEmpty()) {
            json.writeStringField("differs", differs);
        }
        json.writeEndObject();
    }
}
