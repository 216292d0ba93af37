package io.github.dokucamel.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Browser;
import io.github.dokucamel.ScriptedGateway.Call;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The payment page in a real browser. */
@Tag("full")
class PaymentInBrowserTest extends SimulatorCase {

    @Test
    void isPaidByAClick() throws Exception {
        try (Browser browser = Browser.start();
                Shop shop = Shop.acknowledging()) {
            start(options().withNotificationUrl(shop.url()));
            browser.open(open("INV-1"));
            assertTrue(browser.text().contains("SIMULATOR: no money moves"));
            assertTrue(browser.text().contains("IDR 90.000"), browser.text());

            browser.click("Decline");
            await().until(() -> browser.text().contains("Declined at "));
            browser.click("Pay");
            await().until(() -> browser.text().contains("Paid: IDR 90.000 at "));

            assertFalse(browser.hasButtons());
            Call call = shop.calls(2).get(1);
            assertEquals("SALE SUCCESS", Shop.said(call));
            assertEquals("INV-1", call.invoiceNumber());
            assertTrue(shop.isSigned(call));
        }
    }
}
