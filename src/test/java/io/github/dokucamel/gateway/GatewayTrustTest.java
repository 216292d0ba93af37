package io.github.dokucamel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.dokucamel.KeyStoreFile;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A private certificate authority and an outbound proxy, as properties. */
class GatewayTrustTest {

    @TempDir Path directory;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private HttpServer server;

    /** The one that the gateway takes; null: what the JDK does. */
    private volatile String suite;

    @BeforeEach
    void startAGatewayWithAPrivateCertificate() throws Exception {
        Path keys = KeyStoreFile.make(directory.resolve("keys.p12"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, KeyStoreFile.PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, KeyStoreFile.PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer https =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(
                new HttpsConfigurator(tls) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters offered = tls.getDefaultSSLParameters();
                        if (suite != null) {
                            offered.setCipherSuites(new String[] {suite});
                        }
                        parameters.setSSLParameters(offered);
                    }
                });
        https.createContext(
                "/",
                call -> {
                    call.getRequestBody().readAllBytes();
                    call.sendResponseHeaders(200, 2);
                    call.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
                    call.close();
                });
        https.start();
        server = https;
    }

    @AfterEach
    void stop() {
        server.stop(0);
        timer.shutdownNow();
    }

    @Test
    void trustsAPrivateCertificateAuthorityByProperty() throws Exception {
        assertEquals(200, trusted().getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_AES_128_GCM_SHA256",
                "TLS_CHACHA20_POLY1305_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            })
    void speaksWithWhatNobodyReadsLater(String one) throws Exception {
        suite = one;
        assertEquals(200, trusted().getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
            })
    void sendsNothingByAWeakSuite(String one) throws Exception {
        suite = one;
        assertEquals(
                AnswerClass.NOT_SENT,
                new Classifier(Clock.systemUTC()).classify(trusted().getException()).answerClass());
    }

    private Exchange trusted() throws Exception {
        return call(
                "https://localhost:" + server.getAddress().getPort(),
                Map.of(
                        "doku.truststore.file",
                        directory.resolve("keys.p12").toString(),
                        "doku.truststore.password",
                        KeyStoreFile.PASSWORD));
    }

    @Test
    void countsAnUntrustedGatewayAsNeverReached() throws Exception {
        Exchange answer = call("https://localhost:" + server.getAddress().getPort(), Map.of());
        assertEquals(
                AnswerClass.NOT_SENT,
                new Classifier(Clock.systemUTC()).classify(answer.getException()).answerClass());
    }

    @Test
    void goesThroughTheProxyByProperty() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> firstLine =
                    CompletableFuture.supplyAsync(() -> answerOnce(proxy));
            Exchange answer =
                    call(
                            "http://127.0.0.1:1",
                            Map.of("doku.proxy.url", "http://127.0.0.1:" + proxy.getLocalPort()));
            assertEquals(200, answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
            assertEquals(
                    "POST http://127.0.0.1:1/credit-card/v1/payment-page HTTP/1.1",
                    firstLine.get(10, TimeUnit.SECONDS));
        }
    }

    private static String answerOnce(ServerSocket proxy) {
        try (Socket socket = proxy.accept()) {
            byte[] buffer = new byte[4096];
            int length = socket.getInputStream().read(buffer);
            OutputStream out = socket.getOutputStream();
            out.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(buffer, 0, length, StandardCharsets.UTF_8).split("\r\n")[0];
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Exchange call(String baseUrl, Map<String, String> more) throws Exception {
        Map<String, String> given = new HashMap<>(more);
        given.put("doku.environment", "sandbox");
        given.put("doku.base-url", baseUrl);
        given.put("doku.client-id", "BRN-1");
        given.put("doku.secret-key", "SK-1");
        Settings settings = Settings.standalone(SettingNames.packaged(), given);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent(
                    "doku-http",
                    GatewayComponent.create(settings, timer, settings.send().callDeadline()));
            context.start();
            return context.createProducerTemplate()
                    .request(
                            "doku-http://" + settings.baseUrl() + "?throwExceptionOnFailure=false",
                            exchange -> {
                                exchange.getMessage()
                                        .setHeader(
                                                Exchange.HTTP_PATH, "/credit-card/v1/payment-page");
                                exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
                                exchange.getMessage().setBody(new byte[] {'{', '}'});
                            });
        }
    }
}
