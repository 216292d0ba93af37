package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.dokucamel.Installation;
import io.github.dokucamel.KeyStoreFile;
import io.github.dokucamel.gateway.RawGateway;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed request goes to the configured address and to no other, whatever an answer says. */
class RedirectTest {

    private static final int[] STATUSES = {300, 301, 302, 303, 307, 308};

    @TempDir Path data;

    @Test
    void noRedirectIsFollowedToAnotherPortNorOnTheSameHost() throws Exception {
        List<String> merchants = new ArrayList<>();
        try (RawGateway trap = RawGateway.answering(Injection::opened);
                RawGateway gateway = RawGateway.answering(r -> redirect(r, trap.url()))) {
            Installation doku = Installation.in(data).gatewayAt(gateway.url());
            for (int status : STATUSES) {
                for (String where : List.of("elsewhere", "same-host")) {
                    String alias = where + "-" + status;
                    merchants.add(alias);
                    doku.with("doku.merchant." + alias + ".client-id", "MCH-" + alias)
                            .with("doku.merchant." + alias + ".secret-key", "SK-" + alias);
                }
            }
            try (doku) {
                doku.with("doku.rest.wait", "20ms").start();
                merchants.forEach(alias -> doku.order(order(alias)));
                Installation.waiting()
                        .until(
                                () ->
                                        doku.bundle()
                                                .holds()
                                                .reasons()
                                                .keySet()
                                                .containsAll(merchants));

                // Payment requests, and the status calls that probe the holds.
                for (String request : gateway.requests()) {
                    assertTrue(
                            firstLine(request).equals("POST /credit-card/v1/payment-page HTTP/1.1")
                                    || firstLine(request).startsWith("GET /orders/v1/status/"),
                            request);
                }
                assertEquals(0, trap.connections());
            }
        }
    }

    @Test
    void noRedirectIsFollowedFromHttpsToHttp() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (RawGateway trap = RawGateway.answering(Injection::opened)) {
            HttpsServer gateway = https(calls, trap.url());
            try (Installation doku = Installation.in(data)) {
                doku.gatewayAt("https://localhost:" + gateway.getAddress().getPort())
                        .with("doku.truststore.file", data.resolve("keys.p12").toString())
                        .with("doku.truststore.password", KeyStoreFile.PASSWORD)
                        .with("doku.rest.wait", "20ms")
                        .start();
                doku.order(order("default"));
                Installation.waiting()
                        .until(() -> doku.bundle().holds().reasons().containsKey("default"));

                Installation.waiting().until(() -> calls.get() > 1);
                assertEquals(0, trap.connections());
            } finally {
                gateway.stop(0);
            }
        }
    }

    private HttpsServer https(AtomicInteger calls, String elsewhere) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(KeyStoreFile.make(data.resolve("keys.p12")))) {
            store.load(in, KeyStoreFile.PASSWORD.toCharArray());
        }
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, KeyStoreFile.PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext(
                "/",
                call -> {
                    calls.incrementAndGet();
                    call.getRequestBody().readAllBytes();
                    call.getResponseHeaders().set("Location", elsewhere + "/x");
                    call.sendResponseHeaders(307, -1);
                    call.close();
                });
        server.start();
        return server;
    }

    private static String redirect(String request, String elsewhere) {
        String alias =
                request.lines()
                        .filter(line -> line.startsWith("Client-Id: MCH-"))
                        .findFirst()
                        .orElseThrow()
                        .substring("Client-Id: MCH-".length());
        int status = Integer.parseInt(alias.substring(alias.lastIndexOf('-') + 1));
        String location = alias.startsWith("same") ? "/v2/payment-page" : elsewhere + "/x";
        return RawGateway.answer(
                status,
                "Location: %s\r\nRefresh: 0; url=%s\r\nAlt-Svc: h2=\"%s\"\r\n"
                        .formatted(location, location, elsewhere.replace("http://", "")),
                "");
    }

    private static byte[] order(String merchant) {
        return """
            {"invoice_number":"MOVED-%s","merchant":"%s","amount":90000,
             "customer":{"email":"anton@example.com"}}"""
                .formatted(merchant, merchant)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String firstLine(String request) {
        return request.lines().findFirst().orElseThrow();
    }
}
