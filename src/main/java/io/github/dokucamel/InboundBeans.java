package io.github.dokucamel;

import static java.util.Map.entry;

import io.github.dokucamel.inbound.AnswerInquiry;
import io.github.dokucamel.inbound.AnswerNotification;
import io.github.dokucamel.inbound.AnswerSnapNotification;
import io.github.dokucamel.inbound.AnswerSnapTrouble;
import io.github.dokucamel.inbound.IssueSnapToken;
import io.github.dokucamel.inbound.RecordNotification;
import io.github.dokucamel.inbound.RefuseNotification;
import io.github.dokucamel.inbound.RefuseSnap;
import io.github.dokucamel.inbound.SnapPartners;
import io.github.dokucamel.inbound.VerifyNotification;
import io.github.dokucamel.inbound.VerifySnap;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.shape.Bills;
import io.github.dokucamel.rest.AnswerProblem;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.util.Map;

/** The beans that serve what DOKU calls: notifications, and by SNAP tokens and bills too. */
final class InboundBeans {

    private InboundBeans() {}

    static Map<String, Object> of(Settings settings, Ledger ledger, Bills bills, Clock clock) {
        SnapPartners partners = new SnapPartners(settings, clock);
        return Map.ofEntries(
                entry("verify-notification", new VerifyNotification(settings, clock)),
                entry("record-notification", new RecordNotification(ledger)),
                entry("answer-notification", new AnswerNotification()),
                entry("refuse-notification", new RefuseNotification()),
                entry("answer-notification-problem", new AnswerProblem("notification")),
                entry("verify-snap", new VerifySnap(partners, settings, clock)),
                entry("issue-snap-token", new IssueSnapToken(partners, settings.snap(), clock)),
                entry("answer-inquiry", new AnswerInquiry(ledger.payments(), bills, clock)),
                entry("answer-snap-notification", new AnswerSnapNotification()),
                entry("refuse-snap", new RefuseSnap()),
                entry("answer-snap-trouble", new AnswerSnapTrouble()));
    }
}
