package io.github.dokucamel.intake;

import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A call that cannot be answered as asked; the message is what is wrong, in English. */
public class HttpProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String CODE = "code";

    private final int status;
    private final String title;
    private final String start;
    private final transient @Nullable Why why;
    private final transient Map<String, Object> members;

    /** For words that no table has; their code is that of the status. */
    public HttpProblemException(int status, String title, String detail) {
        this(status, title, "", detail, null, Map.of());
    }

    public HttpProblemException(int status, String title, Why why) {
        this(status, title, why, Map.of());
    }

    /**
     * @param members of the problem document beside the standard ones; a {@code code} among them is
     *     said in place of the reason's, where one code has several reasons
     */
    public HttpProblemException(int status, String title, Why why, Map<String, Object> members) {
        this(status, title, "", why.rule(Language.EN), why, members);
    }

    /** One that an order or a call has as well. */
    public HttpProblemException(int status, String title, Violation wrong) {
        this(
                status,
                title,
                wrong.field() + ": ",
                wrong.message(),
                wrong.reason().orElse(null),
                Map.of());
    }

    private HttpProblemException(
            int status,
            String title,
            String start,
            String message,
            @Nullable Why why,
            Map<String, Object> members) {
        super(message);
        this.status = status;
        this.title = title;
        this.start = start;
        this.why = why;
        this.members = new TreeMap<>(members);
    }

    public static HttpProblemException badRequest(String detail) {
        return new HttpProblemException(400, "Bad Request", detail);
    }

    public static HttpProblemException badRequest(Why why) {
        return new HttpProblemException(400, "Bad Request", why);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Of the problem document, beside the standard ones and {@code code}. */
    public Map<String, Object> members() {
        Map<String, Object> others = new TreeMap<>(members);
        others.remove(CODE);
        return others;
    }

    /** Stable, for programs: {@code key_missing}. */
    public String code() {
        return members.get(CODE) instanceof String code
                ? code
                : why == null ? codeOf(title) : why.code();
    }

    /** What is wrong, for people. */
    public String detail(Language language) {
        if (why == null) {
            return getMessage();
        }
        return start.isEmpty() ? why.rule(language) : start + why.sentence(language);
    }

    /** The code of a status that nothing more is known of: {@code not_found}. */
    public static String codeOf(String title) {
        return AsciiCase.lower(title).replace(' ', '_');
    }
}
