package io.github.dokucamel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends a test notification, or shows it, and tells what became of it. */
record NotificationSender(HttpClient client, URI to, PrintWriter out) {

    private static final int LONGEST_SHOWN = 500;

    /** Straight to this machine, without a proxy and without following anywhere else. */
    static HttpClient localClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    void show(TestNotification notification) {
        notification.headers().forEach((name, value) -> out.println(name + ": " + value));
        out.println();
        out.println(new String(notification.body(), StandardCharsets.UTF_8));
        out.flush();
    }

    /** Whether the answer was 2xx. */
    boolean send(TestNotification notification) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> answer =
                    client.send(notification.to(to), HttpResponse.BodyHandlers.ofString());
            long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            out.printf("HTTP %s in %s ms%s%n", answer.statusCode(), took, shown(answer.body()));
            return answer.statusCode() / 100 == 2;
        } catch (ConnectException e) {
            out.println("no answer: nothing listens at " + to);
        } catch (IOException e) {
            out.println("no answer: " + e.getClass().getSimpleName());
        } finally {
            out.flush();
        }
        return false;
    }

    private static String shown(String body) {
        String line = body.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty()
                ? ""
                : ": " + line.substring(0, Math.min(LONGEST_SHOWN, line.length()));
    }
}
