package io.github.dokucamel;

import io.github.dokucamel.deliver.ConfirmDelivery;
import io.github.dokucamel.deliver.FetchDeliveries;
import io.github.dokucamel.deliver.PostponeDelivery;
import io.github.dokucamel.deliver.PrepareMessage;
import io.github.dokucamel.deliver.PublishFiles;
import io.github.dokucamel.deliver.StageFiles;
import io.github.dokucamel.deliver.StoppedIsTaken;
import io.github.dokucamel.intake.AnswerProblem;
import io.github.dokucamel.intake.AnswerRestOrder;
import io.github.dokucamel.intake.AwaitOutcome;
import io.github.dokucamel.intake.CheckOrders;
import io.github.dokucamel.intake.CloseBatch;
import io.github.dokucamel.intake.DescribeRefusal;
import io.github.dokucamel.intake.DescribeRest;
import io.github.dokucamel.intake.FileOptions;
import io.github.dokucamel.intake.FindOrder;
import io.github.dokucamel.intake.FinishedFiles;
import io.github.dokucamel.intake.InboxFilter;
import io.github.dokucamel.intake.LeaveFile;
import io.github.dokucamel.intake.OneOrder;
import io.github.dokucamel.intake.OpenBatch;
import io.github.dokucamel.intake.PrepareRefusal;
import io.github.dokucamel.intake.ReadRestOrder;
import io.github.dokucamel.intake.ReadyFiles;
import io.github.dokucamel.intake.RecordOrders;
import io.github.dokucamel.intake.RefuseFile;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.MapOrder;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.report.LogProgress;
import io.github.dokucamel.report.WriteReports;
import io.github.dokucamel.send.FetchDue;
import io.github.dokucamel.send.Holds;
import io.github.dokucamel.send.LeaveOrder;
import io.github.dokucamel.send.MapPayload;
import io.github.dokucamel.send.Reachability;
import io.github.dokucamel.send.ReadAnswer;
import io.github.dokucamel.send.RecordAttempt;
import io.github.dokucamel.send.SendQueue;
import io.github.dokucamel.send.SettleOrder;
import io.github.dokucamel.send.SignRequest;
import io.github.dokucamel.send.Waiters;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.Registry;

/** Makes the beans that the route files refer to, and binds them under the instance's name. */
final class BundleBeans {

    private final String name;
    private final Settings settings;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Holds holds = new Holds();
    private final Reachability reachability;
    private final Waiters waiters;
    private final SendQueue queue;
    private final InboxFilter inboxFilter;
    private final WriteReports reports;
    private final Map<String, Object> beans = new LinkedHashMap<>();

    BundleBeans(String name, Settings settings, Ledger ledger, Catalogue catalogue, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.clock = clock;
        this.reachability = new Reachability(clock);
        this.waiters = new Waiters(settings.intake().restWaiters());
        this.queue =
                new SendQueue(
                        settings.send().queue(), settings.send().rateLimit().orElse(null), holds);
        this.inboxFilter = new InboxFilter(settings.intake().minAge(), clock, System::nanoTime);
        this.reports =
                new WriteReports(
                        ledger, settings.outbox(), settings.delivery().reportInterval(), clock);
        takeInFiles();
        takeInMessages();
        takeInCalls();
        takeInOrders();
        send();
        deliver();
    }

    private void takeInFiles() {
        FinishedFiles finished = new FinishedFiles(settings.outbox());
        FileOptions options = OrderChecks.files(settings);
        add("ready-files", new ReadyFiles<>(inboxFilter));
        add(
                "open-batch",
                new OpenBatch(
                        ledger, options, settings.intake().chunk(), settings.outbox(), clock));
        add("close-batch", new CloseBatch(ledger, finished, clock));
        add("refuse-file", new RefuseFile(finished));
        add("leave-file", new LeaveFile());
    }

    private void takeInMessages() {
        if (settings.intake().isEnabled("jms")) {
            add("read-message", JmsIntake.reader(settings));
        }
        add("describe-refusal", new DescribeRefusal(name + "-jms", clock));
        add("prepare-refusal", new PrepareRefusal());
    }

    private void takeInCalls() {
        add(
                "read-rest-order",
                new ReadRestOrder(
                        settings.intake().apiKey(),
                        settings.intake().maxOrderBytes(),
                        settings.intake().restWait()));
        add("answer-rest-order", new AnswerRestOrder());
        add("find-order", new FindOrder(ledger, catalogue, settings.intake().apiKey()));
        add("describe-rest", new DescribeRest());
        add("answer-problem", new AnswerProblem());
    }

    private void takeInOrders() {
        add(
                "check-orders",
                new CheckOrders(
                        OrderChecks.orders(settings, catalogue),
                        new OneOrder(settings.intake().maxOrderBytes()),
                        settings.intake().chunk()));
        add("record-orders", new RecordOrders(ledger, queue, settings.send().isEnabled(), clock));
        add("await-outcome", new AwaitOutcome(ledger, waiters, settings.intake().restWait()));
    }

    private void send() {
        add("send-queue", queue);
        add("fetch-due", new FetchDue(ledger, queue, settings.merchants().keySet(), clock));
        add("map-order", new MapPayload(new MapOrder(catalogue)));
        add("record-attempt", new RecordAttempt(ledger, catalogue, settings, clock));
        add("sign-request", new SignRequest(catalogue, settings, clock));
        add("read-answer", new ReadAnswer(catalogue, new Classifier(clock)));
        add("settle", new SettleOrder(ledger, holds, waiters, reachability, settings, clock));
        add("leave-order", new LeaveOrder());
    }

    private void deliver() {
        add("fetch-deliveries", new FetchDeliveries(ledger, clock));
        add("stage-files", new StageFiles(ledger));
        add("publish-files", new PublishFiles(ledger, clock));
        add("prepare-message", new PrepareMessage(name + "-jms"));
        add("stopped-is-taken", new StoppedIsTaken());
        add("confirm-delivery", new ConfirmDelivery(ledger, clock));
        add(
                "postpone-delivery",
                new PostponeDelivery(
                        ledger,
                        settings.delivery().firstDelay(),
                        settings.delivery().maxDelay(),
                        clock));
        add("write-reports", reports);
        add("log-progress", new LogProgress(ledger, clock));
    }

    private void add(String step, Object bean) {
        beans.put(name + "-" + step, bean);
    }

    void bind(Registry registry) {
        beans.forEach(registry::bind);
    }

    Holds holds() {
        return holds;
    }

    Reachability reachability() {
        return reachability;
    }

    InboxFilter inboxFilter() {
        return inboxFilter;
    }

    WriteReports reports() {
        return reports;
    }
}
