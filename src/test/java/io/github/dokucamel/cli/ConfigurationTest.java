package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.settings.Environment;
import io.github.dokucamel.settings.InvalidSettingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip in the settings file is never taken for nothing: the simulator would take the orders. */
class ConfigurationTest {

    private static final String PRODUCTION =
            "doku.environment = production\ndoku.client-id=BRN-1\ndoku.secret-key=SK-canary\n";

    @TempDir Path directory;

    private Path file(String text, Charset encoding) throws Exception {
        return Files.write(directory.resolve("application.properties"), text.getBytes(encoding));
    }

    private Configuration read(String text) throws Exception {
        return Configuration.read(file(text, StandardCharsets.UTF_8), Map.of(), List.of());
    }

    private String refused(String text) throws Exception {
        return refused(text, StandardCharsets.UTF_8);
    }

    private String refused(String text, Charset encoding) throws Exception {
        Path file = file(text, encoding);
        String said =
                assertThrows(
                                InvalidSettingException.class,
                                () -> Configuration.read(file, Map.of(), List.of()))
                        .getMessage();
        assertTrue(said.contains(file.toString()), said);
        assertTrue(!said.contains("canary"), said);
        return said;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Doku.environment=production",
                "doku environment = production",
                "doku-environment=production",
                "DOKU_ENVIRONMENT=production",
                "\u00a0doku.environment=production",
                "\u200bdoku.environment=production",
                "doku.environment\u00a0= production",
                "\ufeffdoku.environment=production",
                "--doku.environment=production",
                "environment=production",
                ";doku.environment=production",
                "doku.Environment = production"
            })
    void aSlipInANameStopsTheStartWithItsLineAndTheNameThatWasMeant(String line) throws Exception {
        String said = refused("# ours\n\n" + line + "\n");
        assertTrue(said.contains("line 3 is no setting"), said);
        assertTrue(said.endsWith("did you mean doku.environment?"), said);
    }

    @ParameterizedTest
    @CsvSource({
        "\u3164, U+3164 HANGUL FILLER",
        "\u2800, U+2800 BRAILLE PATTERN BLANK",
        "\ufe0f, U+FE0F VARIATION SELECTOR-16",
        "\u034f, U+034F COMBINING GRAPHEME JOINER"
    })
    void aCharacterThatIsDrawnAsNothingIsNamedInASetting(String unseen, String name)
            throws Exception {
        String said = refused("doku.envi" + unseen + "ronment=production\n");
        assertTrue(said.contains("it holds the character " + name), said);
        assertTrue(said.endsWith("did you mean doku.environment?"), said);
    }

    @Test
    void lettersOfAnotherScriptAreNamedInASetting() throws Exception {
        String said = refused("d\u043eku.\u0435nvir\u043enm\u0435nt=production\n");
        assertTrue(said.contains("U+043E CYRILLIC SMALL LETTER O, U+0435 CYRILLIC"), said);
        assertTrue(said.endsWith("did you mean doku.environment?"), said);
    }

    @Test
    void whatCannotBeSeenInANameIsNamedAndAllLinesAreToldAtOnce() throws Exception {
        String said =
                refused(
                        "\u00a0doku.data-dir=x\nspring.datasource.password=canary\n= x\ndoku.secret-kye SK-canary==\n");
        List<String> lines = said.lines().toList();
        assertEquals(4, lines.size(), said);
        assertTrue(lines.get(0).contains("holds the character U+00A0"), said);
        assertTrue(lines.get(1).startsWith("spring.datasource.password in "), said);
        assertTrue(lines.get(2).startsWith("A line without a name in "), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.mian.name=x", "camel.foo=x", "Camel.main=x", "camel=x"})
    void whatCamelWouldNotReadIsNoNameOfItsEither(String line) throws Exception {
        assertTrue(refused(line).contains("line 1 is no setting"));
    }

    @Test
    void aVariableOfTheEnvironmentNamesItsSetting() throws Exception {
        String said = refused("DOKU_MERCHANT_SHOP_CLIENT_ID=BRN-1");
        assertTrue(said.endsWith("did you mean doku.merchant.shop.client-id?"), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doku.secret-key",
                "doku.api-key",
                "doku.jms.password",
                "doku.previous-secret-key"
            })
    void aSecretAmongTheArgumentsIsWarnedOfWithoutIt(String name) throws Exception {
        List<String> told =
                Configuration.read(
                                directory.resolve("absent"),
                                Map.of(),
                                List.of("--" + name + "=K-e-y-1", "--doku.client-id=BRN-1"))
                        .warnings();
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).startsWith("--" + name + " shows its secret"), told.toString());
        assertFalse(told.get(0).contains("K-e-y-1"), told.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff", "", "\r\n", "# a comment \\\r"})
    void aByteOrderMarkAndEveryLineEndAreTolerated(String start) throws Exception {
        Configuration read = read(start + PRODUCTION.replace("\n", "\r\n"));
        assertEquals(Environment.PRODUCTION, read.settings().environment());
        assertEquals(List.of(), read.warnings());
    }

    @Test
    void anotherEncodingIsToldInOneSentence() throws Exception {
        for (String utf16 : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
            String said = refused(PRODUCTION, Charset.forName(utf16));
            assertTrue(said.endsWith("is UTF-16; save it as UTF-8"), said);
        }
        String said = refused(PRODUCTION + "doku.jms.user=é", StandardCharsets.ISO_8859_1);
        assertTrue(said.contains("line 4 is not UTF-8; save the file as UTF-8"), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doku.data-dir = C:\\new",
                "doku.data-dir = C:\\doku",
                "doku.data-dir = C:\\users",
                "doku.data-dir = C:\\\\a\\t",
                "doku.invoice-number.pattern = \\d+",
                "doku.secret-key = canary\\nary",
                "doku.data-dir = C:\\"
            })
    void aBackslashThatWouldBeLostStopsTheStart(String line) throws Exception {
        String said = refused("\n" + line);
        assertTrue(said.contains("line 2 holds a backslash that would be lost"), said);
        assertTrue(said.contains(line.substring(0, line.indexOf(' '))), said);
    }

    @Test
    void aBackslashAtTheEndDoesNotSwallowTheNextSetting() throws Exception {
        String said = refused("doku.data-dir = C:\\\\data\\\ndoku.environment = production\n");
        assertTrue(said.contains("line 1 ends with a backslash"), said);
    }

    @Test
    void theEscapesOfTheFormatAndLongLinesMeanWhatTheyMeant() throws Exception {
        Configuration read =
                read(
                        """
                        doku.data-dir : C:\\\\data\\\\
                        doku.invoice-number.pattern=[A-Z]{1,\\
                            64}
                        doku.intake.file.column.No\\ Faktur\\u002e invoice_number
                        """);
        assertTrue(read.settings().dataDir().toString().endsWith("C:\\data\\"));
        assertEquals("[A-Z]{1,64}", read.settings().intake().invoiceNumberPattern().pattern());
        assertEquals(Map.of("No Faktur.", "invoice_number"), read.settings().intake().columns());
    }

    @Test
    void namesOfCamelAndThoseThatASettingUsesGoToCamel() throws Exception {
        Configuration read =
                read(
                        """
                        camel.beans.shop = #class:java.lang.Object
                        shop.queue = paid
                        doku.destination.paid = jms:queue:{{shop.queue}}
                        """);
        assertEquals(
                Map.of("camel.beans.shop", "#class:java.lang.Object", "shop.queue", "paid"),
                read.others());
    }

    @Test
    void aSettingThatStandsTwiceIsToldAndTheLastOneCounts() throws Exception {
        Configuration read = read("doku.data-dir=a\n" + PRODUCTION + "doku.data-dir=b\n");
        assertTrue(read.settings().dataDir().endsWith("b"));
        assertTrue(read.warnings().get(0).contains("lines 1 and 5; the last one counts"));
    }

    @Test
    void aVariableThatIsNoSettingOnlyWarnsAndNamesTheOneThatWasMeant() throws Exception {
        Map<String, String> environment =
                Map.of("DOKU_ENVIROMENT", "x", "doku.environment", "x", "DOKUMENTS", "x");
        List<String> warnings =
                Configuration.read(directory.resolve("absent"), environment, List.of()).warnings();
        assertEquals(2, warnings.size(), warnings.toString());
        for (String warning : warnings) {
            assertTrue(warning.endsWith("did you mean DOKU_ENVIRONMENT?"), warning);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doku.client-id=BRN-1 ",
                "doku.client-id=BRN-1\t",
                "doku.previous-secret-key=SK-canary\u2003",
                "doku.merchant.shop.client-id=BRN-2 ",
                "doku.api-key=canary-0123456789-0123456789-0123456789 ",
                "doku.jms.password=canary "
            })
    void aBlankAtTheEndOfWhatHasToBeRightToTheLetterIsTold(String line) throws Exception {
        String shop = "doku.merchant.shop.secret-key=SK-other\n";
        String more = line.contains("shop.") ? shop : "";
        List<String> told = read(PRODUCTION + more + line + "\n").warnings();
        String name = line.substring(0, line.indexOf('='));
        assertTrue(
                told.stream().anyMatch(w -> w.startsWith(name + " is set with a blank")),
                told::toString);
        assertTrue(told.stream().noneMatch(w -> w.contains("canary")), told::toString);
    }

    @Test
    void anIdWithAnotherKindOfBlankIsRefused() throws Exception {
        String said =
                assertThrows(
                                InvalidSettingException.class,
                                () -> read(PRODUCTION + "doku.client-id=BRN-1\u00a0\n"))
                        .getMessage();
        assertTrue(said.contains("no spaces"), said);
    }
}
