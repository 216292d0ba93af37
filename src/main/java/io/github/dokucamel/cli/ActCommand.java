package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.settings.Settings;
import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** What a person does to one bill: the running service does it, and while none runs the ledger. */
abstract class ActCommand implements Callable<Integer> {

    @Mixin private BillOptions named;

    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason;

    @Option(names = "--json")
    private boolean json;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    /** Adds the members that this act has beside its reason. */
    abstract void fill(ObjectNode body);

    @Override
    public Integer call() throws Exception {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", reason());
        fill(body);
        ActOrder order = new ActOrder(spec.name(), named.address(), body);
        Home home = Home.find();
        Settings settings = Configuration.of(home, given).settings();
        JsonNode shown = order.done(home, given, settings);
        PrintWriter out = spec.commandLine().getOut();
        boolean isOrder = shown.has("history") || shown.has("outcome") && !shown.has("status");
        if (json) {
            out.println(shown.toPrettyString());
        } else if (isOrder) {
            out.println(new OrderText(ConsoleWords.of(settings)).of(shown).stripTrailing());
        }
        if (!isOrder) {
            return Problems.told(shown, spec);
        }
        return Doku.DONE;
    }

    private String reason() {
        Console terminal = System.console();
        if (reason == null && terminal != null) {
            reason = terminal.readLine("Why? ");
        }
        if (reason == null || reason.isBlank()) {
            throw new InputException("--reason is missing; say why");
        }
        return reason.strip();
    }

    /** {@code doku note}. */
    @Command(name = "note")
    static final class Note extends ActCommand {

        @Option(names = "--owner", paramLabel = "PERSON")
        private String owner;

        @Override
        void fill(ObjectNode body) {
            put(body, "owner", owner);
        }
    }

    /** {@code doku cancel}. */
    @Command(name = "cancel")
    static final class Cancel extends ActCommand {

        @Override
        void fill(ObjectNode body) {
            // Its reason says all.
        }
    }

    /** {@code doku renew}. */
    @Command(name = "renew")
    static final class Renew extends ActCommand {

        @Option(names = "--due", paramLabel = "DAY")
        private String due;

        @Option(names = "--expires-in", paramLabel = "MINUTES")
        private Integer minutes;

        @Override
        void fill(ObjectNode body) {
            put(body, "due_date", due);
            if (minutes != null) {
                body.put("expires_in_minutes", minutes);
            }
        }
    }

    /** {@code doku refund}. */
    @Command(name = "refund")
    static final class Refund extends ActCommand {

        @Option(names = "--amount", paramLabel = "RUPIAH")
        private String amount;

        @Option(names = "--force")
        private boolean force;

        @Override
        void fill(ObjectNode body) {
            if (amount != null) {
                if (!amount.matches("[1-9][0-9]{0,11}")) {
                    throw new InputException("--amount is whole rupiah, in digits only");
                }
                body.put("amount", Long.parseLong(amount));
            }
            if (force) {
                body.put("force", true);
            }
        }
    }

    /** {@code doku close}. */
    @Command(name = "close")
    static final class Close extends ActCommand {

        @Option(names = "--as", paramLabel = "STATE", required = true)
        private String as;

        @Override
        void fill(ObjectNode body) {
            put(body, "as", as);
        }
    }

    private static void put(ObjectNode body, String name, String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
