package io.github.dokucamel.intake.message;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.settings.IntakeSettings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans of 11-intake-jms, in the file's order. */
public final class MessageSteps {

    private MessageSteps() {}

    /** By step. Nothing of JMS is loaded where no orders arrive by it: a host may be without. */
    public static Map<String, Object> of(
            String name, IntakeSettings settings, Ledger ledger, Clock clock) {
        Map<String, Object> beans = new LinkedHashMap<>();
        if (settings.isEnabled("jms")) {
            beans.put("end-recorded", EndRecorded.order(settings.jmsQueue(), ledger));
            beans.put(
                    "read-message",
                    ReadMessage.order(settings.jmsQueue(), settings.maxOrderBytes()));
        }
        // Refused calls may hold cards where cards are taken.
        String hidden = settings.isPciEnabled() ? settings.callQueue() : null;
        beans.put("describe-refusal", new DescribeRefusal(name + "-jms", hidden, clock));
        beans.put("prepare-refusal", new PrepareRefusal());
        beans.put("leave-refusal", new LeaveRefusal());
        return beans;
    }
}
