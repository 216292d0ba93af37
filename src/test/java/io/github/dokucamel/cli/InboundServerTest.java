package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.StartupListener;
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
}
