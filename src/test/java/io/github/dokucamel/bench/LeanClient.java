package io.github.dokucamel.bench;

import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.RequestTimestamp;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The baseline: threads that sign and post, and nothing else. Nothing is recorded or delivered. */
final class LeanClient {

    private static final String TARGET = "/credit-card/v1/payment-page";

    private LeanClient() {}

    static double rate(Simulator gateway, int threads, int calls) throws Exception {
        var pool =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(threads)
                        .setMaxConnPerRoute(threads)
                        .build();
        Signer signer = new Signer(Secret.of(SimulatorOptions.DEFAULT_SECRET_KEY));
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (CloseableHttpClient http =
                HttpClients.custom().setConnectionManager(pool).disableCookieManagement().build()) {
            long begin = System.nanoTime();
            for (int i = 0; i < threads; i++) {
                workers.submit(
                        () -> {
                            for (int n = next.getAndIncrement();
                                    n < calls;
                                    n = next.getAndIncrement()) {
                                post(http, signer, gateway.baseUrl(), n);
                            }
                            return null;
                        });
            }
            workers.shutdown();
            workers.awaitTermination(10, TimeUnit.MINUTES);
            return calls * 1e9 / (System.nanoTime() - begin);
        }
    }

    private static void post(CloseableHttpClient http, Signer signer, String baseUrl, int number)
            throws Exception {
        byte[] body =
                ("{\"order\":{\"invoice_number\":\"LEAN-"
                                + number
                                + "\",\"amount\":90000,\"auto_redirect\":false},"
                                + "\"customer\":{\"email\":\"anton@example.com\"}}")
                        .getBytes(StandardCharsets.UTF_8);
        String requestId = UUID.randomUUID().toString();
        String timestamp = RequestTimestamp.of(Instant.now());
        HttpPost post = new HttpPost(baseUrl + TARGET);
        post.setHeader("Client-Id", SimulatorOptions.DEFAULT_CLIENT_ID);
        post.setHeader("Request-Id", requestId);
        post.setHeader("Request-Timestamp", timestamp);
        post.setHeader(
                "Signature",
                signer.sign(
                        SignatureComponents.request(
                                SimulatorOptions.DEFAULT_CLIENT_ID,
                                requestId,
                                timestamp,
                                TARGET,
                                Digest.of(body))));
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        int status =
                http.execute(
                        post,
                        answer -> {
                            EntityUtils.consume(answer.getEntity());
                            return answer.getCode();
                        });
        if (status != 200) {
            throw new IllegalStateException("The gateway answered " + status);
        }
    }
}
