package io.github.dokucamel.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Ports;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class GatewayComponentTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService callers = Executors.newFixedThreadPool(3);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        Map<String, String> given =
                Map.of(
                        "doku.call.deadline", "1500ms",
                        "doku.call.max-answer-bytes", "1000",
                        "doku.send.in-flight", "1");
        Settings settings = Settings.standalone(SettingNames.packaged(), given);
        context.addComponent(
                "doku-http",
                GatewayComponent.create(settings, timer, settings.send().callDeadline()));
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        timer.shutdownNow();
        callers.shutdownNow();
    }

    private Exchange post(String url) {
        return template.request(
                "doku-http://" + url + "?throwExceptionOnFailure=false",
                exchange -> {
                    exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
                    exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/pay");
                    exchange.getMessage().setHeader("Request-Id", "R-1");
                    exchange.getMessage().setHeader("X-Other", "1");
                    exchange.getMessage().setBody("{\"a\":\"é\"}".getBytes("UTF-8"));
                });
    }

    private static int status(Exchange exchange) {
        assertNull(exchange.getException());
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    @Test
    void postsTheBytesAsTheyAre() throws Exception {
        try (RawGateway gateway = new RawGateway(RawGateway.bytes(OK))) {
            Exchange answered = post(gateway.url());
            assertEquals(200, status(answered));
            assertArrayEquals("{}".getBytes(), answered.getMessage().getBody(byte[].class));
            String request = gateway.requests().get(0);
            assertTrue(request.startsWith("POST /pay HTTP/1.1\r\n"), request);
            assertTrue(request.endsWith("\r\n\r\n{\"a\":\"é\"}"), request);
            assertTrue(request.contains("\r\nRequest-Id: R-1\r\n"), request);
            String names = request.toLowerCase(Locale.ROOT);
            assertTrue(!names.contains("camel:") && !names.contains("camelhttp"), request);
            assertTrue(!names.contains("accept-encoding") && !names.contains("cookie"), request);
            assertTrue(!names.contains("x-other"), request);
        }
    }

    @Test
    void readsNoHeaderOfAnAnswerButTheTwoItNeeds() throws Exception {
        String headers =
                "content-type: application/json\r\nRETRY-AFTER: 7\r\nCamelHttpUri: http://x\r\n"
                        + "CamelFileName: x\r\nX-Other: 1\r\nContent-Length: 0\r\n\r\n";
        try (RawGateway gateway =
                new RawGateway(RawGateway.bytes("HTTP/1.1 503 Busy\r\n" + headers))) {
            Map<String, Object> read = post(gateway.url()).getMessage().getHeaders();
            assertEquals(
                    Map.of(
                            Exchange.HTTP_RESPONSE_CODE,
                            503,
                            Exchange.HTTP_RESPONSE_TEXT,
                            "Busy",
                            Exchange.CONTENT_TYPE,
                            "application/json",
                            "Retry-After",
                            "7"),
                    read);
        }
    }

    /** The third waits twice as long as a call may take, and is none the worse for it. */
    @Test
    void waitingForACallToEndIsNoPartOfTheNext() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RawGateway.Answer slow =
                socket -> {
                    most.accumulateAndGet(calls.incrementAndGet(), Math::max);
                    try {
                        new CountDownLatch(1).await(250, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    calls.decrementAndGet();
                    RawGateway.write(socket, OK);
                };
        try (RawGateway gateway = new RawGateway(slow)) {
            List<CompletableFuture<Integer>> answers =
                    Stream.generate(
                                    () ->
                                            CompletableFuture.supplyAsync(
                                                    () -> status(post(gateway.url())), callers))
                            .limit(3)
                            .toList();
            for (CompletableFuture<Integer> answer : answers) {
                assertEquals(200, answer.get(10, TimeUnit.SECONDS));
            }
            assertEquals(3, gateway.requests().size());
            assertEquals(1, most.get());
        }
    }

    @Test
    void cutsAServerThatDribblesAtTheDeadline() throws Exception {
        try (RawGateway gateway = new RawGateway(this::dribble)) {
            dribbling = gateway;
            long start = System.nanoTime();
            Exchange failed = post(gateway.url());
            long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertInstanceOf(SocketTimeoutException.class, failed.getException());
            assertTrue(ms >= 1_499 && ms < 5_000, ms + " ms");
            assertEquals(1, gateway.requests().size());
        }
    }

    private volatile RawGateway dribbling;

    private void dribble(java.net.Socket socket) throws IOException {
        RawGateway.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
        try {
            while (!dribbling.closed.await(20, TimeUnit.MILLISECONDS)) {
                RawGateway.write(socket, "x");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void cutsAServerThatNeverAnswers() throws Exception {
        try (RawGateway gateway = new RawGateway(socket -> {})) {
            assertInstanceOf(SocketTimeoutException.class, post(gateway.url()).getException());
            assertEquals(1, gateway.requests().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 900\r\n\r\n{\"half",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"hal\r\n"
            })
    void aTruncatedAnswerIsAnException(String rest) throws Exception {
        RawGateway.Answer half =
                socket -> {
                    RawGateway.write(socket, "HTTP/1.1 200 OK\r\n" + rest);
                    socket.close();
                };
        try (RawGateway gateway = new RawGateway(half)) {
            assertInstanceOf(IOException.class, post(gateway.url()).getException());
            assertEquals(1, gateway.requests().size());
        }
    }

    @Test
    void aServerThatHangsUpIsNotAskedAgain() throws Exception {
        try (RawGateway gateway = new RawGateway(java.net.Socket::close)) {
            assertInstanceOf(IOException.class, post(gateway.url()).getException());
            assertEquals(1, gateway.requests().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001})
    void anAnswerLargerThanAllowedIsRefused(int size) throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n";
        try (RawGateway gateway = new RawGateway(RawGateway.bytes(answer + "x".repeat(size)))) {
            Exchange answered = post(gateway.url());
            if (size == 1000) {
                assertEquals(size, answered.getMessage().getBody(byte[].class).length);
            } else {
                assertInstanceOf(IOException.class, answered.getException());
                assertTrue(answered.getException().getMessage().contains("larger than 1000"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"503 Busy", "429 Too Many", "302 Found", "307 Moved", "401 No"})
    void whateverTheAnswerItIsPostedOnce(String line) throws Exception {
        String headers =
                "Retry-After: 0\r\nLocation: /elsewhere\r\n"
                        + "WWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n";
        try (RawGateway gateway =
                new RawGateway(RawGateway.bytes("HTTP/1.1 " + line + "\r\n" + headers))) {
            assertEquals(Integer.parseInt(line.substring(0, 3)), status(post(gateway.url())));
            assertEquals(1, gateway.requests().size());
        }
    }

    @Test
    void keepsTheConnectionForTheNextCall() throws Exception {
        try (RawGateway gateway = new RawGateway(RawGateway.bytes(OK))) {
            for (int i = 0; i < 3; i++) {
                assertEquals(200, status(post(gateway.url())));
            }
            assertEquals(1, gateway.connections());
            assertEquals(3, gateway.requests().size());
        }
    }

    @Test
    void saysWhenNobodyListens() throws Exception {
        int port = Ports.free();
        assertInstanceOf(ConnectException.class, post("http://127.0.0.1:" + port).getException());
    }

    @Test
    void saysWhenNobodyShakesHandsInTime() throws Exception {
        try (RawGateway gateway = new RawGateway(socket -> {})) {
            Exception said = post(gateway.url().replace("http:", "https:")).getException();
            assertNotSent(said);
        }
    }

    private static void assertNotSent(Exception said) {
        assertEquals(
                AnswerClass.NOT_SENT,
                new Classifier(Clock.systemUTC()).classify(said).answerClass(),
                () -> String.valueOf(said));
    }

    /** Linux leaves a connection unanswered for which the listener has no room. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhenNobodyAcceptsInTime() throws Exception {
        List<Socket> taken = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 2; i++) {
                taken.add(new Socket(full.getInetAddress(), full.getLocalPort()));
            }
            Exception said = post("http://127.0.0.1:" + full.getLocalPort()).getException();
            assertNotSent(said);
        } finally {
            for (Socket socket : taken) {
                socket.close();
            }
        }
    }
}
