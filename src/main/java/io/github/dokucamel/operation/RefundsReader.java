package io.github.dokucamel.operation;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.dokucamel.operation.Operation.RefundMembers;
import java.util.List;
import java.util.Set;

/** Reads where a call says what it pays back. */
final class RefundsReader {

    private static final String NAME = "refunds";
    private static final String INVOICE = "invoice";
    private static final String AMOUNT = "amount";

    private RefundsReader() {}

    /** Null when it pays nothing back. */
    static RefundMembers read(EntryNode entry, List<Field> fields) {
        if (!entry.has(NAME)) {
            return null;
        }
        EntryNode refunds = entry.entry(NAME);
        refunds.allow(Set.of(INVOICE, AMOUNT));
        return new RefundMembers(
                pointer(refunds, INVOICE, fields),
                refunds.has(AMOUNT) ? pointer(refunds, AMOUNT, fields) : null);
    }

    private static JsonPointer pointer(EntryNode refunds, String name, List<Field> fields) {
        String pointer = refunds.matching(name, OperationReader.POINTER);
        String path = Operation.path(JsonPointer.compile(pointer));
        if (fields.stream().noneMatch(field -> field.path().equals(path))) {
            throw refunds.invalid(name, "there is no field " + path);
        }
        return JsonPointer.compile(pointer);
    }
}
