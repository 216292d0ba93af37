package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code doku status}: asks DOKU now what became of one order's payment. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    /** Beyond the longest call to DOKU. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    @Mixin private BillOptions.Revised named;

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
        OrderAddress order = named.address();
        JsonNode shown =
                new ServiceDoor(settings)
                        .post(
                                order.path("/status"),
                                "{}",
                                settings.send().callDeadline().plus(SPARE));
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
                                : new OrderText(ConsoleWords.of(settings))
                                        .of(shown)
                                        .stripTrailing());
        return Doku.DONE;
    }
}
