package io.github.dokucamel.operation.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.told.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a payer is sent to after paying: by https to a host, whatever the member is called. */
class ReturnAddressesTest {

    private static final ReturnAddresses PLAIN = new ReturnAddresses(Set.of());
    private static final ReturnAddresses APPS = new ReturnAddresses(Set.of("shop-app"));

    private static List<String> refused(ReturnAddresses addresses, String operation, String json)
            throws IOException {
        Operation known = Catalogues.packaged().find(operation).orElseThrow();
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return addresses.check((ObjectNode) OrderJson.read(bytes), known).violations().stream()
                .map(Violation::field)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "payment-page | {'order':{'callback_url':'%s'}} | order.callback_url",
                "payment-page | {'order':{'callback_url_cancel':'%s'}} | order.callback_url_cancel",
                "payment-page | {'order':{'callback_url_result':'%s'}} | order.callback_url_result",
                "payment-page | {'a':[{'Redirect-URI':'%s'}]} | a[0].Redirect-URI",
                "payment-page | {'return_urls':['https://a.example','%s']} | return_urls[1]",
                "card-charge | {'three_dsecure':{'callback_url_failed':'%s'}} | three_dsecure.callback_url_failed",
                "payment-page | {'order':{'success_url':'%s'}} | order.success_url",
                "dana | {'urlParam':[{'url':'%s','isDeepLink':'Y'}]} | urlParam[0].url",
            })
    void isJudgedWhereverItStands(String operation, String json, String field) throws Exception {
        for (String evil :
                List.of(
                        "javascript:alert(1)",
                        "JaVaScRiPt:alert(1)",
                        " javascript:alert(1)",
                        "data:text/html,x",
                        "file:///etc/passwd",
                        "http://shop.example/ok",
                        "//evil.example",
                        "https:evil.example",
                        "https://shop.example@evil.example/",
                        "https://user:pw@shop.example/",
                        "https://shop.example\\\\@evil.example/",
                        "https://shop.example/\\u202egpj",
                        "https://shop.example/\\u200b",
                        "https://shop.example/\\nSet-Cookie: a=b",
                        "https:///ok")) {
            assertEquals(List.of(field), refused(PLAIN, operation, json.replace("%s", evil)), evil);
        }
        for (String good :
                List.of(
                        "https://shop.example/ok?a=1#b",
                        "HTTPS://Shop.example:8443",
                        "https://[2001:db8::1]/",
                        "https://例え.jp/é",
                        "http://localhost:3000/ok",
                        "http://127.0.0.1/ok",
                        "")) {
            assertEquals(List.of(), refused(PLAIN, operation, json.replace("%s", good)), good);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop-app://paid", "com.shop.app:/paid", "intent://paid#Intent;end"})
    void aDeepLinkWillDoWhereDokuHasAMemberForIt(String link) throws Exception {
        String json = "{'urlParam':[{'url':'" + link + "','isDeepLink':'Y'}]}";
        assertEquals(List.of(), refused(PLAIN, "dana", json));
        assertEquals(List.of("urlParam[0].url"), refused(PLAIN, "payment-page", json));
    }

    @ParameterizedTest
    @CsvSource({"shop-app://paid, 0", "SHOP-APP://paid, 0", "other-app://paid, 1"})
    void aSchemeThatIsAllowedWillDoEverywhere(String link, int refusals) throws Exception {
        String json = "{'order':{'callback_url':'" + link + "'}}";
        assertEquals(refusals, refused(APPS, "payment-page", json).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'additionalInfo':{'supportDeepLinkCheckoutUrl':'false'}}",
                "{'additional_info':{'override_notification_url':'http://shop.example/n'}}",
                "{'order':{'callback_url':null,'auto_redirect':true}}",
                "{'success':'javascript: is a text'}",
            })
    void leavesAloneWhatNoPayerIsSentTo(String json) throws Exception {
        assertEquals(List.of(), refused(PLAIN, "payment-page", json));
    }
}
