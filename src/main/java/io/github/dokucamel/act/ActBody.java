package io.github.dokucamel.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.act.ActRequest.Body;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Acts.As;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.rest.ActMembers;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the members of an act. What is wrong is a {@link HttpProblemException}: 422. */
final class ActBody {

    private static final String REASON = "reason";
    private static final int LONGEST_OWNER = 64;
    private static final BigDecimal MOST = new BigDecimal("999999999999");
    private static final int MOST_MINUTES = 60 * 24 * 366;

    private static final Map<Kind, List<String>> MEMBERS =
            Map.of(
                    Kind.NOTE, List.of("owner"),
                    Kind.CANCEL, List.of(),
                    Kind.RENEW, List.of("expires_in_minutes", "due_date"),
                    Kind.REFUND, List.of("amount", "force"),
                    Kind.CLOSE, List.of("as"));

    private final ActMembers body;

    private ActBody(ActMembers body) {
        this.body = body;
    }

    static Body read(Kind kind, ObjectNode body) {
        List<String> known = new ArrayList<>(MEMBERS.getOrDefault(kind, List.of()));
        known.add(REASON);
        return new ActBody(ActMembers.of(body, kind.text(), known)).read(kind);
    }

    private Body read(Kind kind) {
        As as = as();
        if (kind == Kind.CLOSE && as == null) {
            throw ActMembers.wrong("member_missing", Why.of("as_missing"));
        }
        return new Body(body.reason(), owner(), as, amount(), force(), minutes(), dueDate());
    }

    private @Nullable String owner() {
        String owner = body.text("owner", LONGEST_OWNER);
        String shown = owner == null ? null : Shown.of(owner.strip(), LONGEST_OWNER);
        if (shown != null && shown.isBlank()) {
            throw ActMembers.wrong("member_wrong", Why.of("owner_blank"));
        }
        return shown;
    }

    private @Nullable As as() {
        String as = body.text("as", LONGEST_OWNER);
        if (as == null) {
            return null;
        }
        return Stream.of(As.values())
                .filter(one -> one.text().equals(as))
                .findFirst()
                .orElseThrow(() -> ActMembers.wrong("member_wrong", Why.of("as_form")));
    }

    private @Nullable BigDecimal amount() {
        JsonNode amount = body.member("amount");
        if (amount == null) {
            return null;
        }
        boolean isWhole =
                amount.isIntegralNumber()
                        && amount.decimalValue().signum() > 0
                        && amount.decimalValue().compareTo(MOST) <= 0;
        if (!isWhole) {
            throw ActMembers.wrong("member_wrong", Why.of("amount_form"));
        }
        return amount.decimalValue();
    }

    private boolean force() {
        JsonNode force = body.member("force");
        if (force != null && !force.isBoolean()) {
            throw ActMembers.wrong("member_wrong", Why.of("act_force_form"));
        }
        return force != null && force.booleanValue();
    }

    private @Nullable Integer minutes() {
        JsonNode minutes = body.member("expires_in_minutes");
        if (minutes == null) {
            return null;
        }
        boolean isFit =
                minutes.isInt() && minutes.intValue() > 0 && minutes.intValue() <= MOST_MINUTES;
        if (!isFit) {
            throw ActMembers.wrong("member_wrong", Why.of("minutes_form"));
        }
        return minutes.intValue();
    }

    private @Nullable String dueDate() {
        String day = body.text("due_date", LONGEST_OWNER);
        if (day == null) {
            return null;
        }
        try {
            return LocalDate.parse(day).toString();
        } catch (DateTimeException e) {
            throw ActMembers.wrong("member_wrong", Why.of("day_form"));
        }
    }
}
