package io.github.dokucamel.payment;

import io.github.dokucamel.gateway.AccessTokens;
import io.github.dokucamel.gateway.CallHeaders;
import io.github.dokucamel.gateway.RequestIds;
import io.github.dokucamel.gateway.ResponseSignature;
import io.github.dokucamel.gateway.StatusQuestions;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.outcome.StatusReader;
import io.github.dokucamel.send.queue.QueueSteps;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Complaints;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Processor;

/** The beans of 65-payment and 70-resolve, in the files' order. */
public final class PaymentSteps {

    private PaymentSteps() {}

    /** By step. */
    public static Map<String, Object> of(
            Settings settings,
            Ledger ledger,
            Catalogue catalogue,
            Classifier classifier,
            QueueSteps sending,
            Clock clock) {
        StatusQuestions questions = new StatusQuestions(catalogue);
        RequestIds ids = new RequestIds(settings.send().compactRequestId(), clock);
        CallHeaders headers = new CallHeaders(settings, clock);
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("fetch-notifications", new FetchNotifications(ledger.payments()));
        beans.put("match-notifications", new MatchNotifications(ledger, clock, new Complaints()));
        beans.put(
                "fetch-questions",
                new FetchQuestions(
                        ledger.payments(),
                        sending.queue(),
                        settings.merchants().keySet(),
                        settings.send().callDeadline(),
                        clock));
        beans.put("prepare-question", new PrepareQuestion(catalogue, questions));
        beans.put(
                "record-status",
                new RecordStatus(
                        ledger.payments(),
                        new AskSchedule(settings.reconcile()),
                        clock,
                        new Complaints()));
        beans.put("need-status-token", (Processor) AccessTokens.Need::ofQuestion);
        beans.put("sign-status", new SignStatus(settings, sending.queue(), headers, ids));
        beans.put(
                "read-evidence",
                new ReadEvidence(new StatusReader(classifier), new ResponseSignature(settings)));
        beans.put("fetch-probes", new FetchProbes(sending.holds(), questions));
        beans.put("judge-probe", new JudgeProbe(sending.holds(), ledger));
        return beans;
    }
}
