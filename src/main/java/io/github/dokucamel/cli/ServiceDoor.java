package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.rest.Caller;
import io.github.dokucamel.rest.RestRequest;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the running service answers its commands. */
record ServiceDoor(Settings settings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What it answered to a question, be it a problem; null when none listens.
     *
     * @param path with its query
     */
    @Nullable JsonNode get(String path, Duration patience) throws InterruptedException {
        return ask(path, patience, HttpRequest.Builder::GET);
    }

    /**
     * The same for what is to be done.
     *
     * @param body a JSON object
     */
    @Nullable JsonNode post(String path, String body, Duration patience)
            throws InterruptedException {
        return ask(
                path,
                patience,
                request ->
                        request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
    }

    private @Nullable JsonNode ask(
            String path, Duration patience, UnaryOperator<HttpRequest.Builder> what)
            throws InterruptedException {
        if (settings.intake().httpPort() == 0 || !settings.intake().isEnabled("rest")) {
            return null;
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address().resolve(path))
                        .timeout(patience)
                        .header(RestRequest.PERSON, Caller.systemUser())
                        .header("Accept-Language", settings.intake().language().code());
        settings.intake()
                .apiKey()
                .ifPresent(key -> request.header("Authorization", "Bearer " + key.revealed()));
        return send(what.apply(request).build());
    }

    private @Nullable JsonNode send(HttpRequest request) throws InterruptedException {
        byte[] answer;
        try {
            answer =
                    NotificationSender.localClient()
                            .send(request, BodyHandlers.ofByteArray())
                            .body();
        } catch (ConnectException e) {
            return null;
        } catch (IOException e) {
            return LedgerQuestion.problem("The service did not answer: " + e);
        }
        try {
            JsonNode tree = JSON.readTree(answer);
            if (tree.isObject()) {
                return tree;
            }
        } catch (IOException e) {
            // Told of below, like anything else that is no answer of ours.
        }
        return LedgerQuestion.problem(
                "What listens at "
                        + request.uri().getAuthority()
                        + " is not this service. Is doku.http.port right?");
    }

    private URI address() {
        String host = settings.intake().httpHost();
        String reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return URI.create("http://" + reachable + ":" + settings.intake().httpPort());
    }
}
