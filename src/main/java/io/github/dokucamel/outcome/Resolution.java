package io.github.dokucamel.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.OrderJson;
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
@JsonPropertyOrder({"since", "age_seconds"})
public record Resolution(
        Instant since, String lastEvidence, Instant evidenceAt, String nextAction, Instant nextAt) {

    public Resolution {
        since = since.truncatedTo(ChronoUnit.SECONDS);
        evidenceAt = evidenceAt.truncatedTo(ChronoUnit.SECONDS);
        nextAt = nextAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The age as it was when the evidence came, in seconds. */
    @JsonProperty(value = "age_seconds", access = Access.READ_ONLY)
    public long ageThen() {
        return age(evidenceAt);
    }

    /** As a document has it, but with the age as it is now. */
    public ObjectNode toJson(Instant now) {
        return OrderJson.tree(this).put("age_seconds", age(now));
    }

    private long age(Instant at) {
        return Math.max(0, Duration.between(since, at).toSeconds());
    }
}
