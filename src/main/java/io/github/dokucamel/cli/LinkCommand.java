package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.dokucamel.cli.qr.QrCode;
import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code doku link}: what the payer of one bill needs to pay, also as a QR code. */
@Command(name = "link")
final class LinkCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** No link is longer; a code of QRIS has some hundred characters. */
    private static final int LONGEST = 4_000;

    private static final String PNG = ".png";
    private static final String SVG = ".svg";

    @Mixin private BillOptions.Revised named;

    @Option(names = "--qr")
    private boolean qr;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private Path output;

    @Option(names = "--json")
    private boolean json;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        requireFitting();
        Optional<String> trouble = qr ? QrCode.trouble() : Optional.empty();
        if (trouble.isPresent()) {
            return refused(trouble.get());
        }
        Home home = Home.find();
        Settings settings = Configuration.of(home, given).settings();
        JsonNode bill = bill(home, settings);
        if (!bill.has("outcome") || !bill.path("status").isTextual()) {
            return refused(bill);
        }
        Language language = settings.intake().language();
        PaymentLink link = PaymentLink.of(bill, Instant.now());
        if (link.whyNot() != null) {
            return refused(link.whyNot(), language);
        }
        Optional<QrCode> code = qr ? QrCode.of(link.text()) : Optional.empty();
        if (qr && code.isEmpty()) {
            return refused(
                    Why.of("link_too_long", "invoice", Shown.of(named.invoiceNumber())), language);
        }
        if (bill.has("newer_revision")) {
            spec.commandLine()
                    .getErr()
                    .print(new OrderText(ConsoleWords.of(settings)).revisions(bill));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? bill.toPrettyString() : Shown.of(link.text(), LONGEST));
        return code.isPresent() ? show(code.get(), out) : Doku.DONE;
    }

    private void requireFitting() {
        if (named.revision() != null && named.revision() < 1) {
            throw new InputException("--revision counts from 1");
        }
        if (output != null && !qr) {
            throw new InputException("-o names the picture of a QR code: give --qr too");
        }
        if (output != null && !isNamed(PNG) && !isNamed(SVG)) {
            throw new InputException("-o names a picture: its name ends in .png or .svg");
        }
        if (qr && json && output == null) {
            throw new InputException("--qr beside --json needs -o FILE, or leave one of them out");
        }
    }

    private boolean isNamed(String ending) {
        return output.toString().endsWith(ending);
    }

    private JsonNode bill(Home home, Settings settings) throws Exception {
        OrderAddress order = named.address();
        JsonNode told = new ServiceDoor(settings).get(order.path(""), PATIENCE);
        if (told != null) {
            return told;
        }
        List<String> quiet = new ArrayList<>(given);
        quiet.addAll(LedgerQuestion.SETTINGS);
        return new LedgerQuestion(home, Configuration.of(home, quiet)).show(order);
    }

    private int show(QrCode code, PrintWriter out) {
        if (output == null) {
            out.print(code.text(Ansi.AUTO.enabled()));
            out.flush();
            return Doku.DONE;
        }
        byte[] picture = isNamed(PNG) ? code.png() : code.svg().getBytes(StandardCharsets.UTF_8);
        Path draft = DurableFile.draft(output);
        try {
            DurableFile.write(draft, picture);
            DurableFile.rename(draft, output);
        } catch (IOException e) {
            return refused(output + " cannot be written: " + e);
        } finally {
            delete(draft);
        }
        if (!json) {
            out.println(output);
        }
        return Doku.DONE;
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // It is hidden, and of nobody's use.
        }
    }

    private int refused(Why why, Language language) {
        return refused(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", why.code())
                        .put("detail", why.sentence(language)));
    }

    private int refused(JsonNode problem) {
        if (json) {
            spec.commandLine().getOut().println(problem.toPrettyString());
        }
        return Problems.told(problem, spec);
    }

    private int refused(String sentence) {
        Doku.notices(spec).accept(sentence);
        return Doku.FAILED;
    }
}
