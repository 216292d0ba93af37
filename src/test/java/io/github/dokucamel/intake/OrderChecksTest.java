package io.github.dokucamel.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Payloads;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderChecksTest {

    private static final Catalogue CATALOGUE = Catalogues.packaged();
    private static final String BIN =
            "doku.operation.snap-va-create-bca.default.partnerServiceId = 19008";
    private static final String VIRTUAL_ACCOUNT =
            "{'operation':'snap-va-bca','invoice_number':'I','amount':1,"
                    + "'customer':{'name':'Anton','email':'a@b.id'}}";
    private static final String UNNAMED =
            "{'invoice_number':'I','amount':1,'customer':{'name':'Anton','email':'a@b.id'}}";

    @Test
    void fillsInWhatEveryOrderOfAnOperationGets() throws IOException {
        CheckedOrder checked = check(VIRTUAL_ACCOUNT, BIN);
        assertEquals(List.of(), checked.violations());
        assertTrue(sent(checked).contains("\"partnerServiceId\":\"   19008\""), sent(checked));
        CheckedOrder own =
                check(
                        VIRTUAL_ACCOUNT.replaceFirst("}$", ",'extra':{'partnerServiceId':'7'}}"),
                        BIN);
        assertTrue(sent(own).contains("\"partnerServiceId\":\"       7\""), sent(own));
    }

    @Test
    void fillsInHeadersAndNumbersByAliasToo() throws IOException {
        String order =
                "{'operation':'dana','invoice_number':'I','amount':1,'callback_url':'https://a.b',"
                        + "'customer':{'email':'a@b.id'}}";
        CheckedOrder checked =
                check(
                        order,
                        "doku.operation.dana.default.X-DEVICE-ID = SHOP1",
                        "doku.operation.dana.default.X-IP-ADDRESS = 10.11.12.13");
        assertEquals(List.of(), checked.violations());
    }

    @Test
    void keepsAnOrderADuplicateWhenTheSettingChanges() throws IOException {
        CheckedOrder before = check(VIRTUAL_ACCOUNT, BIN);
        CheckedOrder after = check(VIRTUAL_ACCOUNT, BIN.replace("19008", "19009"));
        assertEquals(before.contentDigest(), after.contentDigest());
        assertTrue(new String(before.content(), StandardCharsets.UTF_8).contains("19008"));
    }

    @Test
    void choosesTheOperationOfOrdersThatNameNone() throws IOException {
        assertEquals("payment-page", check(UNNAMED).operation());
        assertEquals(
                "checkout", check(UNNAMED, "doku.order.operation = checkout-payment").operation());
        String[] settings = {
            "doku.order.operation = checkout",
            "doku.merchant.shop.operation = va-bca",
            "doku.merchant.shop.client-id = BRN-1",
            "doku.merchant.shop.secret-key = SK-1"
        };
        assertEquals("checkout", check(UNNAMED, settings).operation());
        String shop = UNNAMED.replaceFirst("\\{", "{'merchant':'shop',");
        assertEquals("va-bca", check(shop, settings).operation());
        String named = shop.replaceFirst("\\{", "{'operation':'alfa',");
        assertEquals("alfa", check(named, settings).operation());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "doku.order.operation = chekout | doku.order.operation: There is no operation chekout. Did you mean checkout?",
                "doku.order.operation = check-status | doku.order.operation: Operation check-status takes no orders.",
                "doku.merchant.shop.operation = checkout | doku.merchant.shop.operation: there is no merchant shop",
                "doku.operation.danna.default.X-DEVICE-ID = A | There is no operation danna. Did you mean dana?",
                "doku.operation.check-status.default.identifier = A | check-status takes no orders.",
                "doku.operation.dana.default.XDEVICEID = A | Operation dana has no field XDEVICEID to set. Did you mean X-DEVICE-ID?",
                "doku.operation.dana.default.additionalInfo.channel = A | no field additionalInfo.channel to set",
                "doku.operation.dana.default.amount = A | no field amount to set"
            })
    void stopsTheStartForWhatDoesNotExist(String setting, String message) {
        InvalidSettingException e =
                assertThrows(InvalidSettingException.class, () -> check(UNNAMED, setting));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static CheckedOrder check(String order, String... namesAndValues) throws IOException {
        Map<String, String> given = new HashMap<>();
        for (String setting : namesAndValues) {
            String[] parts = setting.split(" = ");
            given.put(parts[0], parts[1]);
        }
        Settings settings = Settings.standalone(SettingNames.packaged(), given);
        byte[] json = order.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return OrderChecks.orders(settings, CATALOGUE, Clock.systemUTC())
                .check(RawOrder.read(1, (ObjectNode) OrderJson.read(json)));
    }

    private static String sent(CheckedOrder checked) {
        assertEquals(List.of(), checked.violations());
        return new String(Payloads.bytes(checked.order()), StandardCharsets.UTF_8);
    }
}
