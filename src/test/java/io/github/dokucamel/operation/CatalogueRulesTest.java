package io.github.dokucamel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.operation.Field.Place;
import io.github.dokucamel.operation.Operation.Direction;
import io.github.dokucamel.operation.shape.Shapes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds between the keys of an entry, and between entries. */
class CatalogueRulesTest {

    private static final String FILE =
            """
            create:
              alias: maker
              method: POST
              path: /{bank}/create
              signature: snap-symmetric
              token: b2b
              body: snap-va
              invoice: /trxId
              idempotency: external-id
              status:
                call: ask
                copy: { trxId: /trxId }
                copy-answer: { no: /data/no }
              constants: { channel: ONE }
              pci: true
              source: somewhere
              confidence: documented
              fields:
                bank: { type: string, required: mandatory, place: path }
                X-ID: { type: string, required: optional, default: A, place: header }
                channel: { type: string, required: mandatory, min-length: 2, max-length: 5 }
                data.list[].name: { type: string, required: optional, enum: [a, b] }
            create-two:
              like: create
              constants: { channel: TWO }
              fields:
                further: { type: money, required: optional, sensitive: true }
            ask:
              method: GET
              path: /ask
              signature: non-snap
              token: none
              idempotency: none
              source: somewhere
              confidence: inferred
              fields:
                trxId: { type: string, required: mandatory, place: query }
                no: { type: string, required: optional, place: query }
            bill:
              bill: true
              signature: snap-symmetric
              body: snap-va-bill
              source: somewhere
              confidence: inferred
            served:
              direction: from-doku
              method: POST
              path: /served
              signature: snap-symmetric
              token: b2b
              source: somewhere
              confidence: inferred
            later:
              unpublished: nobody says where
              method: POST
              signature: snap-symmetric
              token: b2b
              source: somewhere
              confidence: inferred
            unknown:
              unpublished: nobody says anything
              source: somewhere
              confidence: inferred
            """;

    private final Catalogue catalogue = load(FILE);

    @Test
    void takesOverWhatAnotherEntrySays() {
        Operation one = catalogue.find("create").orElseThrow();
        Operation two = catalogue.find("create-two").orElseThrow();
        assertNull(two.alias());
        assertEquals(one.path(), two.path());
        assertEquals(one.status(), two.status());
        assertTrue(two.pci());
        assertEquals("TWO", two.constants().get("channel").asText());
        assertEquals(
                List.of("bank", "X-ID", "channel", "data.list[].name", "further"),
                two.fields().stream().map(Field::path).toList());
        assertEquals(List.of("TWO"), two.fields().get(2).allowed());
        assertTrue(two.fields().get(4).sensitive());
        assertEquals(Place.PATH, two.fields().get(0).place());
    }

    @Test
    void takesOverWhatAnotherFileSays() {
        String other = "three:\n  like: create-two\n  path: /{bank}/three\n";
        Operation three =
                Catalogue.load(
                                List.of(source("a.yaml", other), source("b.yaml", FILE)),
                                Shapes.names())
                        .find("three")
                        .orElseThrow();
        assertEquals("/{bank}/three", three.path());
        assertEquals("TWO", three.constants().get("channel").asText());
    }

    @Test
    void knowsWhoCallsWhomAndWhatIsSent() {
        assertTrue(catalogue.find("create").orElseThrow().isCallable());
        Operation served = catalogue.find("served").orElseThrow();
        assertEquals(Direction.FROM_DOKU, served.direction());
        assertFalse(served.isCallable());
        assertTrue(catalogue.find("bill").orElseThrow().bill());
        Operation later = catalogue.find("later").orElseThrow();
        assertEquals("nobody says where", later.unpublished());
        assertFalse(later.isCallable());
    }

    @Test
    void aPathMakesAnUnpublishedOperationCallable() {
        Operation later = catalogue.withPaths(Map.of("later", "/now")).find("later").orElseThrow();
        assertTrue(later.isCallable());
        assertEquals("/now", later.path());
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> catalogue.withPaths(Map.of("unknown", "/now")));
        assertTrue(e.getMessage().contains("nobody says anything"), e.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> catalogue.withPaths(Map.of("bill", "/now")));
    }

    @Test
    void anotherPathKeepsWhatStandsInBraces() {
        assertEquals(
                "/x/{bank}",
                catalogue
                        .withPaths(Map.of("maker", "/x/{bank}"))
                        .find("create")
                        .orElseThrow()
                        .path());
        assertThrows(
                IllegalArgumentException.class, () -> catalogue.withPaths(Map.of("maker", "/x")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "like: create | like: crate | there is no operation crate",
                "like: create | like: create-two | is like itself",
                "alias: maker | alias: ask | the name ask is taken",
                "{bank}/create | {bnk}/create | {bnk} is no field with place: path",
                "{bank}/create | create | the path has no {bank}",
                "{bank}/create | {bank}/create} | {} is no field",
                "required: mandatory, place: path | required: optional, place: path | mandatory or",
                "required: optional, default: A | required: mandatory, default: A | not mandatory",
                "X-ID: { type: string | X-ID: { type: object | is no single value",
                "enum: [a, b] | place: query | only travel in the body",
                "place: query | place: body | a GET has none",
                "enum: [a, b] | enum: [a], known-values: [b] | enum already says",
                "min-length: 2 | min-length: 6 | min-length is above max-length",
                "max-length: 5 | enum: [X] | the constant ONE is none of them",
                "{ channel: ONE } | { chanel: ONE } | no field is chanel",
                "{ channel: ONE } | { channel: 1 } | the field must be text",
                "call: ask | call: aks | there is no operation aks",
                "copy: { trxId: /trxId } | copy: { trx: /trxId } | ask has no field trx",
                "copy: { trxId: /trxId } | copi: { trxId: /trxId } | unknown key copi",
                "copy: { trxId: /trxId } | copy: { trxId: trxId } | trxId must match",
                "no: /data/no | nr: /data/no | ask has no field nr",
                "invoice: /trxId | success: /x | invoice is missing",
                "signature: snap-symmetric | signature: non-snap | success is missing",
                "pci: true | pci: yes | pci must be true or false",
                "pci: true | timeout: 5m | timeout must match",
                "pci: true | check-sum: [nothing] | there is no field nothing",
                "pci: true | failure-values: [FAILED] | success is missing",
                "path: /ask | path: /ask\\n  refunds: { invoice: /nothing } | there is no field nothing",
                "path: /ask | path: /ask\\n  refunds: { amount: /trxId } | invoice is missing",
                "path: /ask | path: /ask\\n  refunds: { invoice: /trxId, sum: /trxId } | unknown key sum",
                "body: snap-va-bill | body: snap-va-bill\\n  refunds: { invoice: /x } | has no refunds",
                "direction: from-doku | direction: from-doku\\n  refunds: { invoice: /x } | has no refunds",
                "token: b2b | token: none | a token is part of what snap-symmetric signs",
                "sensitive: true | sensitive: 1 | sensitive must be true or false",
                "nobody says where | ' ' | unpublished is empty",
                "unpublished: nobody says where | path: /x\\n  unpublished: x | has no path",
                "direction: from-doku | direction: from-doku\\n  pci: true | has no pci",
                "direction: from-doku | direction: from | direction must be one of",
                "bill: true | bill: true\\n  method: POST | not sent and has no method",
                "body: snap-va-bill | token: b2b | body is missing",
                "enum: [a, b] | by-channel: { X: { enum: [a] } } | never is X",
                "enum: [a, b] | by-channel: { X: { type: any } } | unknown key type"
            })
    void refusesWhatDoesNotFitTogether(String right, String wrong, String problem) {
        assertTrue(FILE.contains(right), right);
        String yaml = FILE.replaceFirst(quoted(right), wrong.replace("\\n", "\n"));
        InvalidCatalogueException e =
                assertThrows(InvalidCatalogueException.class, () -> load(yaml));
        assertTrue(e.line() > 0, e.getMessage());
        assertTrue(e.getMessage().contains(problem), e.getMessage());
    }

    @Test
    void namesTheFileThatHasWhatIsWrongAlsoWhereItWasTakenOver() {
        String base = FILE.replace("type: money", "type: coins");
        String like = "three:\n  like: create-two\n";
        InvalidCatalogueException e =
                assertThrows(
                        InvalidCatalogueException.class,
                        () ->
                                Catalogue.load(
                                        List.of(source("a.yaml", like), source("b.yaml", base)),
                                        Shapes.names()));
        assertEquals("b.yaml", e.file());
    }

    @Test
    void refusesACircle() {
        InvalidCatalogueException e =
                assertThrows(
                        InvalidCatalogueException.class,
                        () -> load("a:\n  like: b\nb:\n  like: c\nc:\n  like: b\n"));
        assertTrue(e.getMessage().contains("is like itself"), e.getMessage());
    }

    private static String quoted(String text) {
        return java.util.regex.Pattern.quote(text);
    }

    private static Catalogue load(String yaml) {
        return Catalogue.load(List.of(source("x.yaml", yaml)), Shapes.names());
    }

    private static Catalogue.Source source(String name, String yaml) {
        return new Catalogue.Source(name, yaml.getBytes(StandardCharsets.UTF_8));
    }
}
