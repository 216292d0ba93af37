package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Reason;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The members of the JSON object that an act comes with. What is wrong is 422, with a code. */
public final class ActMembers {

    private static final String REASON = "reason";

    private final ObjectNode body;

    private ActMembers(ObjectNode body) {
        this.body = body;
    }

    /**
     * @param act its name
     * @param known names that it may have
     */
    public static ActMembers of(ObjectNode body, String act, List<String> known) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw wrong("member_unknown", unknown(act, name, known));
            }
        }
        return new ActMembers(body);
    }

    private static Why unknown(String act, String name, List<String> known) {
        String meant =
                NearestName.of(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(", only " + known);
        return Why.of("member_unknown", "act", act, "name", Shown.of(name), "meant", meant);
    }

    /** Why the person does it, on one line. */
    public String reason() {
        String reason = text(REASON, Reason.LONGEST);
        Reason.fault(reason)
                .ifPresent(
                        fault -> {
                            throw fault == Reason.Fault.MISSING
                                    ? wrong("reason_missing", Why.of("reason_missing"))
                                    : wrong("card_number", Why.of("reason_with_card"));
                        });
        return Reason.line(Objects.requireNonNull(reason, "It has no fault"));
    }

    /** Null when it is not there. */
    public @Nullable String text(String name, int longest) {
        JsonNode text = member(name);
        if (text == null) {
            return null;
        }
        if (!text.isTextual() || text.textValue().length() > longest) {
            throw wrong("member_wrong", Why.of("text_form", "name", name, "most", longest));
        }
        return text.textValue();
    }

    /** Null when it is not there, or null. */
    public @Nullable JsonNode member(String name) {
        JsonNode member = body.get(name);
        return member == null || member.isNull() ? null : member;
    }

    /** @param code in place of the reason's own */
    public static HttpProblemException wrong(String code, Why why) {
        return new HttpProblemException(422, "Unprocessable Content", why, Map.of("code", code));
    }
}
