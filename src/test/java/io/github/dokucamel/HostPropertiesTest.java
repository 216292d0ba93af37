package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host's own properties, wherever Camel keeps them. */
class HostPropertiesTest {

    private static final String GIVEN =
            """
            doku.environment = simulator
            doku.base-url = http://127.0.0.1:1
            doku.merchant.shop.client-id = BRN-2
            doku.merchant.shop.secret-key = SK-2
            doku.merchant.shop.operation = va-bca
            doku.operation.va-bca.path = /bca/v2
            doku.operation.va-bca.default.virtual_account_info.info1 = Thanks
            doku.intake.file.column.Nomor = invoice_number
            """;

    @TempDir Path directory;

    /** The ways in that list their names. */
    private enum Way {
        FILE {
            @Override
            void give(PropertiesComponent to, String text, Path directory) throws Exception {
                Path file = Files.writeString(directory.resolve("host.properties"), text);
                to.setLocation("file:" + file);
            }
        },
        INITIAL {
            @Override
            void give(PropertiesComponent to, String text, Path directory) throws Exception {
                to.setInitialProperties(properties(text));
            }
        },
        OVERRIDE {
            @Override
            void give(PropertiesComponent to, String text, Path directory) throws Exception {
                to.setOverrideProperties(properties(text));
            }
        };

        abstract void give(PropertiesComponent to, String text, Path directory) throws Exception;

        static Properties properties(String text) throws Exception {
            Properties properties = new Properties();
            properties.load(new java.io.StringReader(text));
            return properties;
        }
    }

    private Settings installed(Way way, String more) throws Exception {
        try (DefaultCamelContext host = new DefaultCamelContext()) {
            way.give(
                    host.getPropertiesComponent(),
                    GIVEN + "doku.data-dir = " + directory.resolve("data") + "\n" + more,
                    directory);
            return DokuBundle.named("doku").install(host).settings();
        }
    }

    @ParameterizedTest
    @CsvSource({"FILE", "INITIAL", "OVERRIDE"})
    void familiesAreRead(Way way) throws Exception {
        Settings settings = installed(way, "shop.name = ours\n");
        assertEquals(Set.of("default", "shop"), settings.merchants().keySet());
        assertEquals(Map.of("shop", "va-bca"), settings.merchantOperations());
        assertEquals(Map.of("va-bca", "/bca/v2"), settings.operationPaths());
        assertEquals(Set.of("va-bca"), settings.operationDefaults().keySet());
        assertEquals(Map.of("Nomor", "invoice_number"), settings.intake().columns());
    }

    @ParameterizedTest
    @CsvSource({
        "FILE, doku.send.inflight, doku.send.in-flight",
        "INITIAL, doku.merchant.shop.secretkey, doku.merchant.<alias>.secret-key",
        "OVERRIDE, Doku.base-url, doku.base-url"
    })
    void whatIsNoSettingIsRefusedWithTheNameThatWasMeant(Way way, String name, String meant) {
        assertEquals(
                "%s in the host's properties is no setting; did you mean %s?"
                        .formatted(name, meant),
                assertThrows(InvalidSettingException.class, () -> installed(way, name + " = 8\n"))
                        .getMessage());
    }

    @Test
    void aVariableOfAHostResolvesInAFamilyToo() throws Exception {
        Settings settings =
                installed(
                        Way.FILE,
                        "shop.id = BRN-3\ndoku.merchant.b.client-id = {{shop.id}}\n"
                                + "doku.merchant.b.secret-key = SK-3\n");
        assertEquals("BRN-3", settings.merchants().get("b").clientId());
    }
}
