package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.Simulator;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.StartupListener;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller that comes too early is told to come again. */
class InboundServerTest {

    private static volatile HttpResponse<String> early;

    /** Posts an order when everything is in place and no route listens yet. */
    public static final class EarlyCaller implements CamelContextAware, StartupListener {

        private CamelContext context;

        @Override
        public void setCamelContext(CamelContext context) {
            if (this.context == null) {
                this.context = context;
                try {
                    context.addStartupListener(this);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public CamelContext getCamelContext() {
            return context;
        }

        @Override
        public void onCamelContextStarted(CamelContext context, boolean alreadyStarted)
                throws IOException, InterruptedException {
            int port = context.hasService(InboundServer.class).getPort();
            early =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:" + port + "/orders"))
                                            .header("Content-Type", "application/json")
                                            .POST(
                                                    BodyPublishers.ofByteArray(
                                                            SampleOrders.json("EARLY-1")))
                                            .build(),
                                    BodyHandlers.ofString());
        }
    }

    @Test
    void says503WhileItStartsAndNever404(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("application.properties");
        Files.writeString(file, "camel.beans.early = #class:" + EarlyCaller.class.getName() + "\n");
        try (Simulator gateway = RunningService.gateway();
                RunningService service =
                        RunningService.configured(
                                file,
                                directory.resolve("data"),
                                gateway.baseUrl(),
                                "--doku.intake.jms.enabled=false")) {
            assertEquals(503, early.statusCode(), early.body());
            assertEquals("1", early.headers().firstValue("Retry-After").orElse(""));
            assertEquals(
                    "application/problem+json",
                    early.headers().firstValue("Content-Type").orElse(""));
            assertEquals(
                    201, service.send(service.order(SampleOrders.json("EARLY-1"))).statusCode());
        }
    }

    @Test
    void refusesAFormAndKeepsNoFileOfIt(@TempDir Path data) throws Exception {
        Files.deleteIfExists(Path.of("file-uploads"));
        try (Simulator gateway = RunningService.gateway();
                RunningService service =
                        RunningService.start(
                                data, gateway.baseUrl(), "--doku.intake.jms.enabled=false")) {
            for (String type :
                    List.of(
                            "application/x-www-form-urlencoded",
                            "Multipart/form-data; boundary=x")) {
                HttpResponse<String> answer =
                        service.send(
                                HttpRequest.newBuilder(service.rest("/orders"))
                                        .header("Content-Type", type)
                                        .POST(
                                                BodyPublishers.ofString(
                                                        "--x\r\nContent-Disposition: form-data;"
                                                                + " name=a; filename=b\r\n\r\n"
                                                                + "c\r\n--x--\r\n")));
                assertEquals(415, answer.statusCode(), answer.body());
            }
        }
        assertFalse(Files.exists(Path.of("file-uploads")));
    }

    /** A call passes the routes that were there when it came, and its own is not among them. */
    @Test
    void says503ToACallThatCameAMomentBeforeItsRouteAndNever405(@TempDir Path data)
            throws Exception {
        try (Simulator gateway = RunningService.gateway();
                RunningService service =
                        RunningService.start(
                                data, gateway.baseUrl(), "--doku.intake.jms.enabled=false")) {
            CompletableFuture<Runnable> goOn = new CompletableFuture<>();
            VertxPlatformHttpRouter.lookup(
                            service.context(), VertxPlatformHttpRouter.getRouterNameFromPort(0))
                    .route()
                    .order(Integer.MIN_VALUE)
                    .handler(call -> goOn.complete(resumed(call)));
            CompletableFuture<HttpResponse<String>> answer =
                    HttpClient.newHttpClient()
                            .sendAsync(
                                    HttpRequest.newBuilder(service.rest("/later"))
                                            .POST(BodyPublishers.noBody())
                                            .build(),
                                    BodyHandlers.ofString());
            Runnable held = goOn.get(20, TimeUnit.SECONDS);

            service.context()
                    .addRoutes(
                            new RouteBuilder() {
                                @Override
                                public void configure() {
                                    from("platform-http:/later?httpMethodRestrict=POST")
                                            .setBody(constant("there"));
                                }
                            });
            held.run();

            assertEquals(503, answer.get(20, TimeUnit.SECONDS).statusCode());
        }
    }

    @Test
    void says503AndNot500ToACallThatFailsWhileItStops(@TempDir Path data) throws Exception {
        try (Simulator gateway = RunningService.gateway();
                RunningService service =
                        RunningService.start(
                                data, gateway.baseUrl(), "--doku.intake.jms.enabled=false")) {
            VertxPlatformHttpRouter.lookup(
                            service.context(), VertxPlatformHttpRouter.getRouterNameFromPort(0))
                    .route()
                    .order(Integer.MIN_VALUE)
                    .handler(call -> call.fail(new IllegalStateException("stopped")));
            assertEquals(500, service.get("/orders/X").statusCode());

            service.context().suspend();

            assertEquals(503, service.get("/orders/X").statusCode());
        }
    }

    private static Runnable resumed(RoutingContext call) {
        Context loop = Vertx.currentContext();
        return () -> loop.runOnContext(now -> call.next());
    }
}
