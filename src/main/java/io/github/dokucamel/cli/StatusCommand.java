package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code doku status}: asks DOKU now what became of one order's payment. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    /** Beyond the longest call to DOKU. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "INVOICE", descriptionKey = "INVOICE")
    private String invoiceNumber;

    @Option(names = "--merchant", paramLabel = "ALIAS")
    private String merchant;

    @Option(names = "--operation", paramLabel = "NAME")
    private String operation;

    @Option(names = "--revision", paramLabel = "NUMBER")
    private Integer revision;

    @Option(names = "--json")
    private boolean json;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        List<String> quiet = new ArrayList<>(given);
        quiet.addAll(LedgerQuestion.SETTINGS);
        Settings settings = Configuration.of(home, given).settings();
        OrderAddress order =
                new OrderAddress(
                        invoiceNumber,
                        merchant,
                        operation,
                        revision == null ? null : revision.toString());
        JsonNode shown = askService(settings, order);
        if (shown == null) {
            shown = new LedgerQuestion(home, Configuration.of(home, quiet)).ask(order);
        }
        if (!shown.has("asked_doku")) {
            Doku.notices(spec).accept(shown.path("detail").asText("The service did not answer"));
            return Doku.FAILED;
        }
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? shown.toPrettyString()
                                : OrderText.of(shown, settings.intake().language()).stripTrailing());
        return Doku.DONE;
    }

    /** Null when no service listens. */
    private JsonNode askService(Settings settings, OrderAddress order)
            throws IOException, InterruptedException {
        if (settings.intake().httpPort() == 0 || !settings.intake().isEnabled("rest")) {
            return null;
        }
        HttpRequest request =
                order.request(service(settings), "/status", settings.intake().apiKey())
                        .timeout(settings.send().callDeadline().plus(SPARE))
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", settings.intake().language().code())
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        try {
            HttpResponse<byte[]> answer =
                    NotificationSender.localClient()
                            .send(request, HttpResponse.BodyHandlers.ofByteArray());
            return read(answer.body(), request.uri());
        } catch (ConnectException e) {
            return null;
        } catch (IOException e) {
            return LedgerQuestion.problem("The service did not answer: " + e);
        }
    }

    private static JsonNode read(byte[] answer, URI asked) {
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
                        + asked.getAuthority()
                        + " is not this service. Is doku.http.port right?");
    }

    private static URI service(Settings settings) {
        String host = settings.intake().httpHost();
        String reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return URI.create("http://" + reachable + ":" + settings.intake().httpPort());
    }
}
