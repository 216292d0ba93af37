package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Reasons;
import io.github.dokucamel.told.Violation;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened to an order, in the language of who reads it; what DOKU and people say stays. */
record HistoryText(Language language) {

    private static final String ANSWERED = " answered";

    /** {@code close: as paid: cash at the shop (siti)}. */
    String of(JsonNode event) {
        String person = event.path("person").textValue();
        String kind = event.path("event").asText();
        return Stream.of(
                                event(kind),
                                detail(kind, event.path("detail").textValue()),
                                event.path("reason").textValue())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(": "))
                + (person == null ? "" : " (" + person + ")");
    }

    /** What DOKU said when it was asked. */
    String evidence(String words) {
        return Reasons.words("evidence", words, language);
    }

    private String event(String kind) {
        String told = Reasons.words("event", kind, language);
        return told.equals(kind) ? Reasons.words("state", kind, language) : told;
    }

    private @Nullable String detail(String kind, @Nullable String detail) {
        if (detail == null || language == Language.EN) {
            return detail;
        }
        if (kind.startsWith("attempt ")) {
            return answer(detail);
        }
        if (kind.endsWith(ANSWERED)) {
            return called(detail);
        }
        String place =
                switch (kind) {
                    case "evidence" -> "evidence";
                    case "waiting" -> "asked";
                    default -> "detail";
                };
        return Reasons.words(place, warnings(detail), language);
    }

    /** {@code UNKNOWN HTTP 500}. */
    private String answer(String detail) {
        String[] parts = detail.split(" ", 2);
        String told = Reasons.words("answer", parts[0], language);
        return parts.length < 2 ? told : told + ", " + parts[1];
    }

    /** {@code qris-cancel declined: Not found}. */
    private String called(String detail) {
        String[] parts = detail.split(" |(?=:)", 3);
        return parts.length < 2
                ? detail
                : parts[0]
                        + " "
                        + Reasons.words("state", parts[1], language)
                        + (parts.length < 3 ? "" : parts[2]);
    }

    /** An order that was recorded has them one after the other. */
    private String warnings(String detail) {
        return Stream.of(detail.split("; "))
                .map(part -> Violation.told(part, language))
                .collect(Collectors.joining("; "));
    }
}
