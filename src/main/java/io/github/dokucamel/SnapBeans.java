package io.github.dokucamel;

import io.github.dokucamel.intake.AnswerInquiry;
import io.github.dokucamel.intake.AnswerSnapNotification;
import io.github.dokucamel.intake.AnswerSnapTrouble;
import io.github.dokucamel.intake.IssueSnapToken;
import io.github.dokucamel.intake.RefuseSnap;
import io.github.dokucamel.intake.SnapPartners;
import io.github.dokucamel.intake.VerifySnap;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Bills;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.util.Map;

/** The beans that serve DOKU's SNAP calls. */
final class SnapBeans {

    private SnapBeans() {}

    static Map<String, Object> of(Settings settings, Ledger ledger, Bills bills, Clock clock) {
        SnapPartners partners = new SnapPartners(settings, clock);
        return Map.of(
                "verify-snap", new VerifySnap(partners, settings, clock),
                "issue-snap-token", new IssueSnapToken(partners, settings.snap(), clock),
                "answer-inquiry", new AnswerInquiry(ledger.payments(), bills, clock),
                "answer-snap-notification", new AnswerSnapNotification(),
                "refuse-snap", new RefuseSnap(),
                "answer-snap-trouble", new AnswerSnapTrouble());
    }
}
