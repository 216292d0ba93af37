package io.github.dokucamel.intake;

import java.util.Map;
import java.util.TreeMap;

/** A call that cannot be answered as asked. */
public class HttpProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient Map<String, Object> members;

    public HttpProblemException(int status, String title, String detail) {
        this(status, title, detail, Map.of());
    }

    /**
     * @param members of the problem document beside the standard ones, such as {@code code}
     */
    public HttpProblemException(
            int status, String title, String detail, Map<String, Object> members) {
        super(detail);
        this.status = status;
        this.title = title;
        this.members = new TreeMap<>(members);
    }

    public static HttpProblemException badRequest(String detail) {
        return new HttpProblemException(400, "Bad Request", detail);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public Map<String, Object> members() {
        return members;
    }
}
