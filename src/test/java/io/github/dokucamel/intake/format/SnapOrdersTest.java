package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.operation.Payloads;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.operation.check.OrderCheck;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members that only DOKU has a name for travel in columns and elements of their own. */
class SnapOrdersTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final CheckOrder check = OrderCheck.asItComes();

    @Test
    void aCsvRowBecomesAVirtualAccount() throws IOException {
        String csv =
                """
                operation,invoice_number,amount,customer.name,customer.email,customer.phone,\
                expires_in_minutes,extra.partnerServiceId,extra.customerNo
                snap-va-bri,23219829713,11500,Customer Name,customer.email@mail.com,0816291271826,\
                60,12362,6
                """;
        assertEquals(golden("snap-va-bri"), sent(Reading.of(OrderFormat.CSV).of(csv)));
    }

    @Test
    void anXmlOrderBecomesAVirtualAccount() throws IOException {
        String xml =
                """
                <orders><order>
                  <operation>snap-va-bri</operation>
                  <invoice_number>23219829713</invoice_number><amount>11500</amount>
                  <customer>
                    <name>Customer Name</name><email>customer.email@mail.com</email>
                    <phone>0816291271826</phone>
                  </customer>
                  <expires_in_minutes>60</expires_in_minutes>
                  <extra>
                    <partnerServiceId>12362</partnerServiceId><customerNo>6</customerNo>
                  </extra>
                </order></orders>
                """;
        assertEquals(golden("snap-va-bri"), sent(Reading.of(OrderFormat.XML).of(xml)));
    }

    private String sent(List<RawOrder> orders) {
        CheckedOrder checked = check.check(orders.get(0));
        assertEquals(List.of(), checked.violations());
        return new String(Payloads.bytes(checked.order()), StandardCharsets.UTF_8);
    }

    private static String golden(String operation) throws IOException {
        return Files.readString(GOLDEN.resolve(operation).resolve("request.json")).strip();
    }
}
