package io.github.dokucamel.cli;

import io.github.dokucamel.settings.Environment;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.RequestTimestamp;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code doku notify}: a test notification, signed like DOKU's own. */
@Command(name = "notify")
final class NotifyCommand implements Callable<Integer> {

    private static final BigDecimal LAST_RESORT = BigDecimal.valueOf(10_000);

    @Mixin private NotificationOptions told;

    @Option(names = "--request-id", paramLabel = "ID")
    private String requestId;

    @Option(names = "--timestamp", paramLabel = "TIME")
    private String timestamp;

    @Option(names = "--url", paramLabel = "URL")
    private String url;

    @Option(names = "--target", paramLabel = "PATH")
    private String target;

    @Option(names = "--merchant", paramLabel = "ALIAS", defaultValue = "default")
    private String alias;

    @Option(names = "--operation", paramLabel = "NAME")
    private String operation;

    @Option(names = "--revision", paramLabel = "NUMBER")
    private Integer revision;

    @Option(names = "--print")
    private boolean print;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1")
    private int repeat;

    @Option(names = "--even-in-production")
    private boolean evenInProduction;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        Settings settings = Configuration.of(home, given).settings();
        refuseProduction(settings);
        if (repeat < 1) {
            throw new InputException("--repeat is 0; say how often to send it, at least once");
        }
        URI to = LoopbackUrl.of(url == null ? ownUrl(settings) : url);
        HttpClient client = NotificationSender.localClient();
        String now = RequestTimestamp.of(Instant.now());
        TestNotification notification =
                TestNotification.signed(
                        merchant(settings),
                        requestId == null ? UUID.randomUUID().toString() : requestId,
                        timestamp == null ? now : timestamp,
                        target == null ? signedPath(settings, to) : target,
                        body(settings, client, to, now));
        NotificationSender sender = new NotificationSender(client, to, spec.commandLine().getOut());
        if (print) {
            sender.show(notification);
            return Doku.DONE;
        }
        boolean taken = true;
        for (int i = 0; i < repeat; i++) {
            taken &= sender.send(notification);
        }
        return taken ? Doku.DONE : Doku.FAILED;
    }

    private void refuseProduction(Settings settings) {
        if (settings.environment() == Environment.PRODUCTION && !evenInProduction && !print) {
            throw new InputException(
                    "doku.environment is production: an order would count as paid though no money"
                            + " came. --even-in-production sends all the same");
        }
    }

    private String ownUrl(Settings settings) {
        Optional<Integer> own = settings.http().notificationPort();
        int port = own.orElse(settings.intake().httpPort());
        if (port == 0) {
            throw new InputException(
                    (own.isPresent() ? "doku.notification.port" : "doku.http.port")
                            + " is 0, so the port is not known: name it by --url");
        }
        return "http://127.0.0.1:" + port + settings.notifications().paths().get(0);
    }

    private static String signedPath(Settings settings, URI to) {
        int known = settings.notifications().paths().indexOf(to.getRawPath());
        return known < 0 ? to.getRawPath() : settings.notifications().publicPaths().get(known);
    }

    private Merchant merchant(Settings settings) {
        Merchant merchant = settings.merchants().get(alias);
        if (merchant == null) {
            throw new InputException(
                    "--merchant: there is none of that name; there are "
                            + String.join(", ", new TreeSet<>(settings.merchants().keySet())));
        }
        return merchant;
    }

    private byte[] body(Settings settings, HttpClient client, URI to, String now)
            throws InterruptedException {
        Optional<GivenBytes> whole = told.givenBody();
        if (whole.isPresent()) {
            return whole.get().bytes();
        }
        KnownOrder order = told.needsTheOrder() ? ask(settings, client, to) : KnownOrder.UNKNOWN;
        if (told.lacksAmount() && order.amount() == null) {
            String notice =
                    "The amount of the order cannot be had from the running service%s; %s is taken."
                            + " --amount names another";
            String why = order.whyNot().isEmpty() ? "" : " (" + order.whyNot() + ")";
            Doku.notices(spec).accept(notice.formatted(why, LAST_RESORT));
        }
        return told.write(order, LAST_RESORT, now);
    }

    /** The key to our own service is not shown to another one. */
    private KnownOrder ask(Settings settings, HttpClient client, URI to)
            throws InterruptedException {
        int house = settings.intake().httpPort();
        boolean isApart =
                settings.http().notificationPort().filter(p -> p == to.getPort()).isPresent();
        boolean ours = url == null || isApart || to.getPort() == house;
        return KnownOrder.ask(
                client,
                isApart ? URI.create("http://127.0.0.1:" + house + "/") : to,
                new OrderAddress(
                        told.invoiceNumber(),
                        alias,
                        operation,
                        revision == null ? null : revision.toString()),
                settings.intake().apiKey().filter(key -> ours));
    }
}
