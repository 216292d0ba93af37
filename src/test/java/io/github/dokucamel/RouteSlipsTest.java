package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slip in a route file is one sentence with the file and the line. */
class RouteSlipsTest {

    private static final String ROUTE =
            """
            - route:
                id: mine
                from:
                  uri: direct:mine
                  steps:
            """;

    @TempDir Path data;
    @TempDir Path routes;

    @BeforeEach
    void copy() throws Exception {
        RouteFiles.copyTo(routes);
    }

    private String refused(byte[] text) throws Exception {
        Files.write(routes.resolve("99-mine.camel.yaml"), text);
        try (Installation doku = Installation.in(data).routes(routes)) {
            String said = assertThrows(InvalidRouteException.class, doku::install).getMessage();
            assertTrue(said.startsWith("99-mine.camel.yaml"), said);
            assertTrue(said.indexOf('\n') < 0, said);
            return said;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "6, Unknown node id: proces, '        - proces:\n            ref: x\n'",
        "7, Unsupported field: reff, '        - process:\n            reff: x\n'",
        "7, expected, '        - log: a\n       - log: b\n'",
        "6, found character, '\t- log: a\n'",
        "6, message stands twice, '        - log: {message: a, message: b}\n'"
    })
    void isToldWithItsLine(int line, String words, String steps) throws Exception {
        String said = refused((ROUTE + steps.replace("\\n", "\n").replace("\\t", "\t")).getBytes());
        assertTrue(said.startsWith("99-mine.camel.yaml, line " + line), said);
        assertTrue(said.contains(words), said);
    }

    @ParameterizedTest
    @CsvSource({"'route:'", "''", "hello", "'# nothing'"})
    void aFileThatIsNoListOfRoutesIsNotIgnored(String text) throws Exception {
        assertTrue(refused(text.getBytes()).contains("no list of routes"));
    }

    @Test
    void aConfigurationThatDoesNotExistIsNotLeftOut() throws Exception {
        String said = slipped("30-send.camel.yaml", "doku-payment-errors", "doku-paymnet-errors");
        assertTrue(said.contains("doku-paymnet-errors; did you mean doku-payment-errors?"), said);
    }

    @Test
    void aFileThatWouldNotBeReadIsNotLeftOut() throws Exception {
        Files.move(routes.resolve("30-send.camel.yaml"), routes.resolve("30-send.yaml"));
        assertTrue(slipped().startsWith("30-send.yaml is not read"), slipped());
    }

    @Test
    void anEmptyDirectoryIsTold() throws Exception {
        for (String name : RouteFiles.names()) {
            Files.delete(routes.resolve(name));
        }
        assertTrue(slipped().contains("holds no route file"), slipped());
    }

    private String slipped(String file, String before, String after) throws Exception {
        String text = Files.readString(routes.resolve(file));
        Files.writeString(routes.resolve(file), text.replace(before, after));
        return slipped();
    }

    private String slipped() throws Exception {
        try (Installation doku = Installation.in(data).routes(routes)) {
            return assertThrows(InvalidRouteException.class, doku::install).getMessage();
        }
    }

    @Test
    void anotherEncodingIsTold() throws Exception {
        byte[] latin1 = (ROUTE + "        - log: \u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(refused(latin1).endsWith("is not UTF-8; save the file as UTF-8"));
    }
}
