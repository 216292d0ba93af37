package io.github.dokucamel.operation;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.dokucamel.operation.FollowUp.Act;
import io.github.dokucamel.operation.FollowUp.Value;
import io.github.dokucamel.signature.AsciiCase;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the calls of an entry that follow its own: {@code status} and {@code acts}. */
final class FollowUpsReader {

    static final String NAME = "acts";

    private static final String STATUS = "status";

    private static final Set<String> KEYS =
            Set.of("call", "copy", "copy-answer", "values", "channels");
    private static final Set<String> STATUS_KEYS = Set.of("call", "copy", "copy-answer");

    private static final Set<String> ACTS = Set.copyOf(Scalars.names(Act.class));

    private FollowUpsReader() {}

    /** The question what became of a call; null when there is none. */
    static FollowUp status(EntryNode entry) {
        return entry.has(STATUS)
                ? followUp(
                        entry.entry(STATUS),
                        STATUS_KEYS,
                        "the question copies nothing, so it asks for nothing")
                : null;
    }

    static Map<Act, FollowUp> read(EntryNode entry) {
        EntryNode acts = entry.entryOrNone(NAME);
        acts.allow(ACTS);
        Map<Act, FollowUp> read = new EnumMap<>(Act.class);
        for (Act act : Act.values()) {
            if (acts.has(name(act))) {
                read.put(
                        act,
                        followUp(
                                acts.entry(name(act)),
                                KEYS,
                                "it copies nothing, so it undoes nothing"));
            }
        }
        return read;
    }

    /** @param empty what is wrong with one that copies nothing */
    private static FollowUp followUp(EntryNode entry, Set<String> keys, String empty) {
        entry.allow(keys);
        Map<String, JsonPointer> copy = pointers(entry.entryOrNone("copy"));
        Map<String, JsonPointer> copyAnswer = pointers(entry.entryOrNone("copy-answer"));
        if (copy.isEmpty() && copyAnswer.isEmpty()) {
            throw entry.invalid("call", empty);
        }
        EntryNode given = entry.entryOrNone("values");
        Map<String, Value> values = new LinkedHashMap<>();
        given.names().forEach(path -> values.put(path, given.choice(path, Value.class)));
        return new FollowUp(
                entry.matching("call", CatalogueReader.NAME),
                copy,
                copyAnswer,
                values,
                new LinkedHashSet<>(entry.texts("channels")));
    }

    private static String name(Act act) {
        return AsciiCase.lower(act.name());
    }

    private static Map<String, JsonPointer> pointers(EntryNode entry) {
        Map<String, JsonPointer> pointers = new LinkedHashMap<>();
        for (String name : entry.names()) {
            pointers.put(name, JsonPointer.compile(entry.matching(name, OperationReader.POINTER)));
        }
        return pointers;
    }

    /** Whatever is called has the fields that are filled. */
    static void check(Operation operation, Map<String, Operation> read, EntryNode entry) {
        if (operation.status() != null) {
            called(operation.status(), read, entry.entry(STATUS));
        }
        EntryNode acts = entry.entryOrNone(NAME);
        operation
                .followUps()
                .forEach(
                        (act, followUp) -> {
                            EntryNode its = acts.entry(name(act));
                            Operation called = called(followUp, read, its);
                            if (act == Act.REFUND && called.refunds() == null) {
                                throw its.invalid("call", called.id() + " pays nothing back");
                            }
                        });
    }

    private static Operation called(
            FollowUp followUp, Map<String, Operation> read, EntryNode entry) {
        Operation called = read.get(followUp.operation());
        if (called == null) {
            throw entry.invalid("call", "there is no operation " + followUp.operation());
        }
        for (String list : List.of("copy", "copy-answer", "values")) {
            entry.entryOrNone(list)
                    .refuse(path -> called.field(path).isEmpty(), called.id() + " has no field ");
        }
        return called;
    }
}
