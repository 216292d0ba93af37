package io.github.dokucamel.operation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.operation.Operation.Confidence;
import io.github.dokucamel.operation.Operation.Direction;
import io.github.dokucamel.operation.Operation.Idempotency;
import io.github.dokucamel.operation.Operation.Media;
import io.github.dokucamel.operation.Operation.SignatureScheme;
import io.github.dokucamel.operation.Operation.TokenKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes one operation of one entry, whose {@code like} is resolved. */
record OperationReader(Set<String> shapes) {

    static final Set<String> KEYS =
            Set.of(
                    """
                    like alias reference direction unpublished method path signature \
                    token media timeout body success success-values failure-values \
                    invoice payment-url payment-url-hosts partner-page payment-code check-sum idempotency \
                    certain-refusals status acts constants defaults pci refunds bill source confidence fields"""
                            .split(" "));
    private static final Set<String> OF_OUR_CALLS =
            Set.of(
                    """
                    body success invoice payment-url payment-url-hosts partner-page payment-code idempotency \
                    certain-refusals status acts pci refunds bill"""
                            .split(" "));
    private static final Set<String> OF_SENDING =
            Set.of(
                    """
                    method path success invoice payment-url payment-url-hosts partner-page payment-code idempotency \
                    certain-refusals status acts refunds"""
                            .split(" "));
    private static final Pattern METHOD = Pattern.compile("GET|POST|PUT|PATCH|DELETE");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~{}-]+)+");
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,2}s");
    static final Pattern POINTER = Pattern.compile("(/[^/\\s]+)+");

    Operation read(String id, EntryNode entry) {
        entry.allow(KEYS);
        Direction direction = entry.choice("direction", Direction.class, Direction.TO_DOKU);
        String unpublished = entry.has("unpublished") ? entry.required("unpublished") : null;
        boolean bill = entry.flag("bill");
        if (unpublished != null) {
            entry.refuse(Set.of("path", "body")::contains, "an unpublished operation has no ");
        }
        if (direction == Direction.FROM_DOKU) {
            entry.refuse(OF_OUR_CALLS::contains, "an operation that DOKU calls has no ");
        }
        if (bill) {
            entry.refuse(OF_SENDING::contains, "a bill is not sent and has no ");
        }
        boolean served = unpublished == null && !bill;
        boolean called = served && direction == Direction.TO_DOKU;
        String body = body(entry, bill);
        if (body != null) {
            entry.refuse("refunds"::equals, "an operation that orders lead to has no ");
        }
        boolean ordered = body != null && !bill;
        String method = served || entry.has("method") ? entry.matching("method", METHOD) : null;
        String path = served ? entry.matching("path", PATH) : null;
        boolean signed = unpublished == null || entry.has("signature");
        SignatureScheme signature =
                signed ? entry.choice("signature", SignatureScheme.class) : null;
        Map<String, JsonNode> constants = new LinkedHashMap<>();
        EntryNode given = entry.entryOrNone("constants");
        given.names().forEach(name -> constants.put(name, given.value(name)));
        List<Field> fields = FieldsReader.read(entry.entryOrNone("fields"), given, constants);
        Map<String, JsonNode> defaults = new LinkedHashMap<>();
        EntryNode lacked = entry.entryOrNone("defaults");
        lacked.names().forEach(name -> defaults.put(name, lacked.value(name)));
        FieldsReader.checkTypes(lacked, defaults, fields);
        Places.check(entry, method, path, fields);
        TokenKind token = entry.choice("token", TokenKind.class, served ? null : TokenKind.NONE);
        if (called && signature == SignatureScheme.SNAP_SYMMETRIC && token == TokenKind.NONE) {
            throw entry.invalid("token", "a token is part of what snap-symmetric signs");
        }
        return new Operation(
                id,
                entry.has("alias") ? entry.matching("alias", CatalogueReader.NAME) : null,
                entry.oneOrMore("reference"),
                direction,
                unpublished,
                method,
                path,
                signature,
                token,
                entry.choice("media", Media.class, Media.JSON),
                body,
                new Reading(
                        pointer(
                                entry,
                                "success",
                                ordered && signature == SignatureScheme.NON_SNAP
                                        || entry.has("success-values")
                                        || entry.has("failure-values")),
                        new LinkedHashSet<>(entry.texts("success-values")),
                        new LinkedHashSet<>(entry.texts("failure-values")),
                        "none".equals(entry.text("invoice"))
                                ? null
                                : pointer(entry, "invoice", ordered),
                        pointer(entry, "payment-url", false),
                        hosts(entry),
                        entry.flag("partner-page"),
                        pointer(entry, "payment-code", false)),
                entry.choice("idempotency", Idempotency.class, called ? null : Idempotency.NONE),
                new LinkedHashSet<>(entry.texts("certain-refusals")),
                FollowUpsReader.status(entry),
                FollowUpsReader.read(entry),
                constants,
                defaults,
                checkSum(entry, fields),
                timeout(entry),
                entry.flag("pci"),
                RefundsReader.read(entry, fields),
                bill,
                fields,
                entry.required("source"),
                entry.choice("confidence", Confidence.class));
    }

    /** Null when the usual deadline will do. */
    private static Duration timeout(EntryNode entry) {
        return entry.has("timeout")
                ? Duration.parse("PT" + entry.matching("timeout", SECONDS))
                : null;
    }

    private static List<String> checkSum(EntryNode entry, List<Field> fields) {
        List<String> paths = entry.texts("check-sum");
        for (String path : paths) {
            if (fields.stream().noneMatch(field -> field.path().equals(path))) {
                throw entry.invalid("check-sum", "there is no field " + path);
            }
        }
        return paths;
    }

    private String body(EntryNode entry, boolean needed) {
        if (!needed && !entry.has("body")) {
            return null;
        }
        String name = entry.required("body");
        if (!shapes.contains(name)) {
            throw entry.invalid("body", "unknown shape " + name + ", known are " + shapes);
        }
        return name;
    }

    /** An operation that orders lead to cannot do without: nothing would ever be accepted. */
    private static JsonPointer pointer(EntryNode entry, String name, boolean needed) {
        if (!needed && !entry.has(name)) {
            return null;
        }
        return JsonPointer.compile(entry.matching(name, POINTER));
    }

    private static List<String> hosts(EntryNode entry) {
        List<String> hosts = entry.texts("payment-url-hosts");
        for (String host : hosts) {
            if (!Reading.isHost(host)) {
                throw entry.invalid("payment-url-hosts", "no host name, nor *. and a domain");
            }
        }
        return hosts;
    }
}
