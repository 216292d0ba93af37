package io.github.dokucamel.cli;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends one example order by JMS and one by REST. */
final class ExampleCalls {

    private ExampleCalls() {}

    static void send(Path examples, Runner runner)
            throws IOException, InterruptedException, JMSException {
        sendMessage(Files.readString(examples.resolve("jms/order.json")), runner);
        int status = call(Files.readString(examples.resolve("rest/order.json")), runner);
        System.out.println(
                "Sent one order by JMS, and one by REST, which answered HTTP " + status + ".");
    }

    private static void sendMessage(String order, Runner runner) throws JMSException {
        try (Connection connection = runner.broker().get().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue(runner.settings().intake().jmsQueue()))
                    .send(session.createTextMessage(order));
        }
    }

    private static int call(String order, Runner runner) throws IOException, InterruptedException {
        String orders = "http://127.0.0.1:" + Banner.httpPort(runner) + "/orders";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(orders))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(order))
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
