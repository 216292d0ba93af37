package io.github.dokucamel;

import io.github.dokucamel.deliver.Destinations;
import io.github.dokucamel.gateway.GatewayComponent;
import io.github.dokucamel.intake.file.FileSteps;
import io.github.dokucamel.intake.message.JmsSupport;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.report.OutboxFolders;
import io.github.dokucamel.report.WriteReports;
import io.github.dokucamel.send.queue.Holds;
import io.github.dokucamel.send.queue.Reachability;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.NotificationSettings;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.service.ServiceSupport;

/** A bundle that lives in a CamelContext, and what can be asked of it. It ends with the context. */
public final class InstalledBundle {

    private final Settings settings;
    private final Ledger ledger;
    private final Rooms rooms;

    private InstalledBundle(Settings settings, Ledger ledger, Rooms rooms) {
        this.settings = settings;
        this.ledger = ledger;
        this.rooms = rooms;
    }

    static InstalledBundle install(
            CamelContext context,
            String name,
            Settings settings,
            Optional<Path> routes,
            Optional<Path> operations,
            Clock clock)
            throws Exception {
        Catalogue catalogue = catalogue(operations, settings);
        Destinations destinations = new Destinations(settings.delivery().destinations());
        context.getPropertiesComponent()
                .addPropertiesSource(new BundleProperties(name, settings.placeholders()));
        if (settings.intake().isEnabled("file")) {
            FileSteps.makeInbox(settings.inbox());
        }
        destinations.check(context);
        OutboxFolders.start(settings, destinations.directories());
        Ledger ledger = OpenLedger.of(context, name, settings, destinations, clock);
        try {
            closeWithContext(context, ledger);
            OpenLedger.tell(ledger, settings, destinations.directories());
            ScheduledExecutorService timer = timer(context, name);
            context.addComponent(
                    name + "-http",
                    GatewayComponent.create(
                            settings, timer, catalogue.longest(settings.send().callDeadline())));
            boolean replies = ledger.pendingDestinations().contains(Destinations.REPLY);
            boolean messaging =
                    (settings.intake().isEnabled("jms") || replies)
                            && JmsSupport.add(
                                    context, name, settings, settings.intake().isEnabled("jms"));
            Rooms rooms =
                    Rooms.open(name, settings, ledger, catalogue, clock, context.getRegistry());
            rooms.files().resume();
            context.addComponent(name + "-due", rooms.sending().due(clock, timer));
            context.addComponent(name + "-seda", rooms.sending().senders());
            BundleRoutes flow = new BundleRoutes(context, name);
            HostAside.during(
                    context,
                    () -> {
                        flow.load(routes);
                        addDestinations(flow, name, ledger, destinations, messaging);
                        addNotificationPaths(flow, settings.notifications());
                        if (settings.snap().inboundEnabled()) {
                            flow.addFurtherAccountPaths(settings.snap().vaPaymentPaths());
                            flow.addBindingPaths(settings.snap().bindingPaths());
                        }
                    });
            Readiness.register(context, name, settings, ledger, rooms);
            return new InstalledBundle(settings, ledger, rooms);
        } catch (Exception e) {
            ledger.close();
            throw e;
        }
    }

    private static ScheduledExecutorService timer(CamelContext context, String name) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name + "-timer");
        profile.setPoolSize(1);
        // Camel's usual thousand is less than the calls that may be in flight, each with a
        // deadline.
        profile.setMaxQueueSize(-1);
        return context.getExecutorServiceManager()
                .newScheduledThreadPool(context, name + "-timer", profile);
    }

    private static Catalogue catalogue(Optional<Path> operations, Settings settings)
            throws IOException {
        String setting = "doku.operation.<id>.path: ";
        try {
            Catalogue paths = CatalogueFiles.load(operations).withPaths(settings.operationPaths());
            setting = "doku.operation.<id>.default.<field>: ";
            Catalogue whole = paths.withDefaults(settings.operationDefaults());
            return settings.snap().refusesAccountNames() ? whole.refusingCharacters() : whole;
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(setting + e.getMessage(), e);
        }
    }

    private static void closeWithContext(CamelContext context, Ledger ledger) throws Exception {
        context.addService(
                new ServiceSupport() {
                    @Override
                    protected void doStop() {
                        ledger.close();
                    }
                },
                true,
                true);
    }

    private static void addDestinations(
            BundleRoutes flow,
            String name,
            Ledger ledger,
            Destinations destinations,
            boolean messaging) {
        Set<String> all = new LinkedHashSet<>(destinations.all());
        all.addAll(ledger.pendingDestinations());
        all.remove(Destinations.REPLY);
        if (messaging) {
            all.add(Destinations.REPLY);
        }
        int number = 1;
        for (String destination : all) {
            boolean files = Destinations.isDirectory(destination);
            flow.addDestination(
                    number++,
                    destination,
                    "direct:" + name + (files ? "-outcome-to-files" : "-outcome-to-messages"));
        }
    }

    private static void addNotificationPaths(BundleRoutes flow, NotificationSettings settings) {
        if (settings.isEnabled()) {
            for (int i = 0; i < settings.paths().size(); i++) {
                flow.addNotificationPath(
                        i + 1, settings.paths().get(i), settings.publicPaths().get(i));
            }
        }
    }

    public Settings settings() {
        return settings;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Holds holds() {
        return rooms.sending().holds();
    }

    public Reachability reachability() {
        return rooms.sending().reachability();
    }

    /** Whether a file lies in the inbox, old enough to be read or not. */
    public boolean hasFilesWaiting() {
        return rooms.files().hasFilesWaiting();
    }

    /** Why no file can be taken in; empty when all is well. */
    public Optional<String> inboxTrouble() {
        return rooms.files().trouble();
    }

    /** What lies in the inbox, or is the matter with it, for people. */
    public List<String> filesLeft() {
        return rooms.files().left();
    }

    /** Files that were refused whole since the start. */
    public int filesRefused() {
        return rooms.files().refused();
    }

    public WriteReports reports() {
        return rooms.reports().reports();
    }
}
