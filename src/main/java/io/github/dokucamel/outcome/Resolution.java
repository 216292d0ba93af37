package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How far the search for an unresolved order's answer has come. Whole seconds.
 *
 * @param since when its payment request was first made
 * @param lastEvidence what is known of it, for people
 * @param evidenceAt when that was learned
 * @param nextAction what happens next by itself, or what a person has to do
 * @param nextAt when it is asked for again
 */
public record Resolution(
        Instant since, String lastEvidence, Instant evidenceAt, String nextAction, Instant nextAt) {

    public Resolution {
        since = since.truncatedTo(ChronoUnit.SECONDS);
        evidenceAt = evidenceAt.truncatedTo(ChronoUnit.SECONDS);
        nextAt = nextAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The members of {@code resolution}, with the age as it was when the evidence came. */
    ObjectNode toJson() {
        return toJson(evidenceAt);
    }

    /** The same, with the age as it is now. */
    public ObjectNode toJson(Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("since", since.toString())
                .put("age_seconds", Math.max(0, Duration.between(since, now).toSeconds()))
                .put("last_evidence", lastEvidence)
                .put("evidence_at", evidenceAt.toString())
                .put("next_action", nextAction)
                .put("next_at", nextAt.toString());
    }

    static Resolution fromJson(JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        return new Resolution(
                Instant.parse(json.path("since").asText()),
                json.path("last_evidence").textValue(),
                Instant.parse(json.path("evidence_at").asText()),
                json.path("next_action").textValue(),
                Instant.parse(json.path("next_at").asText()));
    }
}
