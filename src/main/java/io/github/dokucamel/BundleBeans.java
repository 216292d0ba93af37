package io.github.dokucamel;

import io.github.dokucamel.deliver.ConfirmDelivery;
import io.github.dokucamel.deliver.DestinationTroubles;
import io.github.dokucamel.deliver.FetchDeliveries;
import io.github.dokucamel.deliver.PostponeDelivery;
import io.github.dokucamel.deliver.PrepareMessage;
import io.github.dokucamel.deliver.PublishFiles;
import io.github.dokucamel.deliver.StageFiles;
import io.github.dokucamel.deliver.StoppedIsTaken;
import io.github.dokucamel.deliver.UnwrittenNotes;
import io.github.dokucamel.intake.AwaitOutcome;
import io.github.dokucamel.intake.CheckOrders;
import io.github.dokucamel.intake.OneOrder;
import io.github.dokucamel.intake.OrderChecks;
import io.github.dokucamel.intake.RecordOrders;
import io.github.dokucamel.intake.file.CloseBatch;
import io.github.dokucamel.intake.file.FinishedFiles;
import io.github.dokucamel.intake.file.InboxFilter;
import io.github.dokucamel.intake.file.LeaveFile;
import io.github.dokucamel.intake.file.LeftFiles;
import io.github.dokucamel.intake.file.OpenBatch;
import io.github.dokucamel.intake.file.ReadyFiles;
import io.github.dokucamel.intake.file.RefuseFile;
import io.github.dokucamel.intake.file.ResumeBatches;
import io.github.dokucamel.intake.format.FileOptions;
import io.github.dokucamel.intake.message.JmsIntake;
import io.github.dokucamel.intake.message.LeaveRefusal;
import io.github.dokucamel.intake.message.PrepareRefusal;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.shape.Bills;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.payment.FetchNotifications;
import io.github.dokucamel.payment.MatchNotifications;
import io.github.dokucamel.report.LogProgress;
import io.github.dokucamel.report.WriteReports;
import io.github.dokucamel.rest.AnswerPayment;
import io.github.dokucamel.rest.AnswerProblem;
import io.github.dokucamel.rest.AnswerRestOrder;
import io.github.dokucamel.rest.DecideByHand;
import io.github.dokucamel.rest.DecideByHand.Kind;
import io.github.dokucamel.rest.DescribeRest;
import io.github.dokucamel.rest.FindOrder;
import io.github.dokucamel.rest.FindPayment;
import io.github.dokucamel.rest.ReadRestOrder;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Secret;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.spi.Registry;

/** Makes the beans that the route files refer to, and binds them under the instance's name. */
final class BundleBeans {

    private final String name;
    private final Settings settings;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Bills bills;
    private final SendBeans send;
    private final InboxFilter inboxFilter;
    private final WriteReports reports;
    private final Map<String, Object> beans = new LinkedHashMap<>();

    BundleBeans(String name, Settings settings, Ledger ledger, Catalogue catalogue, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.clock = clock;
        this.bills = new Bills(catalogue);
        this.send = new SendBeans(name, settings, ledger, catalogue, clock);
        this.inboxFilter = new InboxFilter(settings.intake().minAge(), clock, System::nanoTime);
        this.reports =
                new WriteReports(
                        ledger, settings.outbox(), settings.delivery().reportInterval(), clock);
        takeInFiles();
        takeInMessages();
        takeInRest();
        takeInCalls();
        InboundBeans.of(settings, ledger, bills, clock).forEach(this::add);
        takeInOrders();
        takeInPayments();
        send.beans().forEach(this::add);
        deliver();
    }

    private void takeInFiles() {
        FinishedFiles finished = new FinishedFiles(settings.outbox());
        LeftFiles left = new LeftFiles(System::nanoTime);
        FileOptions options = FileOptions.of(settings.intake());
        add("ready-files", new ReadyFiles<>(inboxFilter, left));
        add("resume-batches", new ResumeBatches(ledger, settings.inbox(), clock));
        add(
                "open-batch",
                new OpenBatch(
                        ledger, options, settings.intake().chunk(), settings.outbox(), clock));
        add("close-batch", new CloseBatch(ledger, finished, left, clock));
        add("refuse-file", new RefuseFile(finished, left));
        add("leave-file", new LeaveFile(left));
    }

    private void takeInMessages() {
        if (settings.intake().isEnabled("jms")) {
            add("read-message", JmsIntake.reader(settings));
            add("read-call-message", JmsIntake.callReader(settings));
        }
        add("describe-refusal", CallBeans.describeRefusal(name, settings, clock));
        add("prepare-refusal", new PrepareRefusal());
        add("leave-refusal", new LeaveRefusal());
    }

    private void takeInRest() {
        add(
                "read-rest-order",
                new ReadRestOrder(
                        settings.intake().apiKey(),
                        settings.intake().maxOrderBytes(),
                        settings.intake().restWait()));
        add("answer-rest-order", new AnswerRestOrder());
        Optional<Secret> apiKey = settings.intake().apiKey();
        OrderRules rules = OrderChecks.rules(settings, catalogue);
        add("find-order", new FindOrder(ledger, catalogue, rules, apiKey, clock));
        add(
                "replay-order",
                DecideByHand.ofOrder(Kind.REPLAY, ledger, catalogue, rules, apiKey, clock));
        add(
                "settle-by-hand",
                DecideByHand.ofOrder(Kind.SETTLE, ledger, catalogue, rules, apiKey, clock));
        add("describe-rest", new DescribeRest());
        add("answer-problem", new AnswerProblem("order"));
    }

    private void takeInCalls() {
        CallBeans.of(settings, ledger, catalogue, send.secrets(), clock).forEach(this::add);
    }

    private void takeInOrders() {
        add(
                "check-orders",
                new CheckOrders(
                        OrderChecks.orders(settings, catalogue),
                        new OneOrder(settings.intake().maxOrderBytes()),
                        settings.intake().chunk()));
        add(
                "record-orders",
                new RecordOrders(
                        ledger,
                        bills,
                        send.queue(),
                        send.secrets(),
                        settings.send().isEnabled(),
                        clock));
        add(
                "await-outcome",
                new AwaitOutcome(ledger, send.waiters(), settings.intake().restWait()));
    }

    private void takeInPayments() {
        Optional<Secret> apiKey = settings.intake().apiKey();
        add("fetch-notifications", new FetchNotifications(ledger.payments()));
        add("match-notifications", new MatchNotifications(ledger, clock));
        add(
                "find-payment",
                new FindPayment(ledger, catalogue, OrderChecks.rules(settings, catalogue), apiKey));
        add("answer-payment", new AnswerPayment(ledger, clock));
    }

    private void deliver() {
        UnwrittenNotes notes = new UnwrittenNotes(ledger);
        DestinationTroubles troubles = new DestinationTroubles();
        add("fetch-deliveries", new FetchDeliveries(ledger, notes, send.steps(), clock));
        add("stage-files", new StageFiles(ledger));
        add("publish-files", new PublishFiles(ledger, troubles, clock));
        add("prepare-message", new PrepareMessage(name + "-jms"));
        add("stopped-is-taken", new StoppedIsTaken());
        add("confirm-delivery", new ConfirmDelivery(notes, troubles, clock));
        add(
                "postpone-delivery",
                new PostponeDelivery(
                        notes,
                        troubles,
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

    SendBeans sending() {
        return send;
    }

    InboxFilter inboxFilter() {
        return inboxFilter;
    }

    WriteReports reports() {
        return reports;
    }
}
