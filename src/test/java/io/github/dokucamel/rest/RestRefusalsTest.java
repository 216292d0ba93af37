package io.github.dokucamel.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.RecordedRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the REST side does not take, and how it says so. */
class RestRefusalsTest extends RestCase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"invoice_number\": | 400",
                "application/json | [] | 400",
                "application/json | '' | 400",
                "application/json;charset=utf-8 | 42 | 400",
                "; | {} | 415",
                "text/plain | {} | 415",
                "application/x-www-form-urlencoded | CamelHttpUri=http://127.0.0.1:1&amount=1 | 415",
            })
    void refusesWhatIsNoOrder(String type, String body, int status) throws Exception {
        HttpResponse<String> answer =
                service.send(
                        HttpRequest.newBuilder(service.rest("/orders"))
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(body)));

        assertProblem(status, answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id-ID, en;q=0.5 | Kirim tagihan sebagai Content-Type: application/json",
                "fr | Send the order as Content-Type: application/json",
            })
    void saysItInTheLanguageThatIsAskedFor(String wanted, String detail) throws Exception {
        HttpResponse<String> answer =
                service.send(
                        HttpRequest.newBuilder(service.rest("/orders"))
                                .header("Accept-Language", wanted)
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")));

        assertProblem(415, answer);
        assertTrue(answer.body().contains("\"code\":\"body_not_json\""), answer.body());
        assertTrue(answer.body().contains("\"detail\":\"" + detail + "\""), answer.body());
    }

    @Test
    void refusesACallWithoutAContentType() throws Exception {
        assertProblem(
                415,
                service.send(
                        HttpRequest.newBuilder(service.rest("/orders"))
                                .POST(BodyPublishers.ofString("{}"))));
    }

    @ParameterizedTest
    @CsvSource({"30000", "5000000"})
    void refusesAnOrderThatIsTooLarge(int bytes) throws Exception {
        HttpResponse<String> answer =
                service.send(
                        service.order(("{\"x\":\"" + "x".repeat(bytes) + "\"}").getBytes(UTF_8)));

        assertProblem(413, answer);
        assertEquals(201, post("AFTER-" + bytes, 90_000).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/NEVER-SEEN, 404",
        "/orders/KNOWN?revision=2, 404",
        "/orders/KNOWN?merchant=other, 404",
        "/orders/KNOWN?revision=two, 400",
    })
    void saysSoWhenThereIsNoSuchOrder(String path, int status) throws Exception {
        post("KNOWN", 90_000);

        assertProblem(status, service.get(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/orders/KNOWN?merchant=defualt | There is no merchant defualt. Did you mean default?",
                "/orders/KNOWN?merchant=zzzzzzz | There is no merchant zzzzzzz\"",
                "/orders/KNOWN?operation=payment-pag | no operation payment-pag. Did you mean payment-page",
                "/operations/card-captur/calls/k-1 | no operation card-captur. Did you mean card-capture",
                "/operations/card-capture/calls/k-1?merchant=Default | no merchant Default. Did you mean default?",
                "/operations/card-capture/calls/k-1 | No call of this merchant and operation has that key",
            })
    void saysWhichNameIsNobodys(String path, String words) throws Exception {
        HttpResponse<String> answer = service.get(path);
        assertProblem(404, answer);
        assertTrue(answer.body().contains(words), answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404",
        "GET, /, 404",
        "DELETE, /orders, 405",
        "PUT, /orders/KNOWN, 405",
        "GET, /orders, 405",
        "POST, /orders/KNOWN, 405",
    })
    void answersAnUnknownPathOrMethodPlainly(String method, String path, int status)
            throws Exception {
        HttpResponse<String> answer =
                service.send(
                        HttpRequest.newBuilder(service.rest(path))
                                .method(method, BodyPublishers.noBody()));

        assertProblem(status, answer);
        assertFalse(answer.body().contains("Exception"), answer.body());
    }

    @Test
    void echoesNoHeaderAndTakesNoneToDoku() throws Exception {
        for (HttpRequest.Builder call :
                new HttpRequest.Builder[] {
                    service.order(SampleOrders.json("REST-8")),
                    service.order("{".getBytes(UTF_8)),
                    HttpRequest.newBuilder(service.rest("/orders/REST-8")),
                    HttpRequest.newBuilder(service.rest("/openapi.json")),
                    HttpRequest.newBuilder(service.rest("/nowhere")),
                }) {
            HttpResponse<String> answer =
                    service.send(
                            call.header("X-Mine", "1")
                                    .header("Signature", "HMACSHA256=stolen")
                                    .header("Authorization", "Bearer mine")
                                    .header("CamelHttpUri", "http://127.0.0.1:1/")
                                    .header("CamelHttpPath", "/elsewhere"));

            Set<String> allowed =
                    Set.of(
                            "content-type",
                            "content-length",
                            "location",
                            "transfer-encoding",
                            "cache-control",
                            "content-security-policy",
                            "referrer-policy",
                            "x-content-type-options");
            answer.headers()
                    .map()
                    .keySet()
                    .forEach(name -> assertTrue(allowed.contains(name.toLowerCase()), name));
        }
        RecordedRequest seen = theOne("REST-8");
        assertEquals("/credit-card/v1/payment-page", seen.path());
        assertFalse(seen.headers().containsKey("X-Mine"));
        assertFalse(seen.headers().containsKey("Authorization"));
    }
}
