package io.github.dokucamel.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Payloads;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.operation.check.OrderDefaults;
import io.github.dokucamel.operation.shape.DokuNumbers;
import io.github.dokucamel.operation.shape.MapOrder;
import io.github.dokucamel.operation.shape.Shapes;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/operations.md lists the catalogue as it is, and what it shows of a new bank works. */
class OperationsDocumentTest {

    private static final String DOCUMENT = "docs/operations.md";
    private static final String FROM = "<!-- operations -->\n\n";
    private static final String TO = "<!-- end of operations -->\n";

    @Test
    void listsTheCatalogue() throws IOException {
        String text = Documents.text(DOCUMENT);
        int from = text.indexOf(FROM) + FROM.length();
        int to = text.indexOf(TO);
        assertTrue(from >= FROM.length() && to >= from, DOCUMENT + " has lost its marks");
        String tables =
                OperationTables.write(Catalogue.load(OperationTables.sources(), Shapes.names()));
        if (Boolean.getBoolean("docs.write")) {
            String page = text.substring(0, from) + tables + text.substring(to);
            Files.writeString(Path.of(DOCUMENT), page);
        } else {
            assertEquals(
                    tables,
                    text.substring(from, to),
                    "The tables are old. Write them anew: ./mvnw test"
                            + " -Dtest=OperationsDocumentTest -Ddocs.write=true");
        }
    }

    @Test
    void aNewBankTakesOneEntryAndOneGoldenPair() throws IOException {
        List<Catalogue.Source> sources = new ArrayList<>(OperationTables.sources());
        byte[] entry = Documents.block(DOCUMENT, "new bank").getBytes(StandardCharsets.UTF_8);
        sources.add(new Catalogue.Source("nusantara.yaml", entry));
        Catalogue catalogue = Catalogue.load(sources, Shapes.names());
        byte[] order = Documents.block(DOCUMENT, "order.json").getBytes(StandardCharsets.UTF_8);
        CheckedOrder checked =
                new CheckOrder(
                                catalogue,
                                OrderRules.defaults(),
                                OrderDefaults.NONE,
                                merchant -> true,
                                DokuNumbers.DEFAULT,
                                () -> Instant.EPOCH.atZone(ZoneOffset.UTC))
                        .check(RawOrder.read(0, (ObjectNode) OrderJson.read(order)));
        assertEquals(List.of(), checked.violations());
        assertEquals(List.of(), checked.warnings());
        WireRequest request =
                new MapOrder(catalogue)
                        .map(
                                checked.order(),
                                null,
                                Payloads.CLIENT_ID,
                                Payloads.SECRET,
                                Payloads.NOW);
        assertEquals("/nusantara-virtual-account/v2/payment-code", request.target());
        assertEquals(
                Documents.block(DOCUMENT, "request.json").strip(),
                new String(request.body(), StandardCharsets.UTF_8));
    }
}
