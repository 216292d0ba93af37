package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Why;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The parts of an HTTP request that are used, read from where nobody else can put them. */
public final class RestRequest {

    /** The header in which a command says whom it acts for; whoever has the key may say so. */
    public static final String PERSON = "Doku-Person";

    private static final Pattern JSON = Pattern.compile("application/(json|[a-z0-9.+-]+\\+json)");

    private final Message message;

    private Map<String, String> query = Map.of();

    public RestRequest(Exchange exchange) {
        this.message = exchange.getMessage();
    }

    /**
     * A call of REST that was let in.
     *
     * @param parameters the names that its query may have, each once
     * @throws HttpProblemException 500 unless {@link Authorise} has seen it; 400 for a query that
     *     has others
     */
    public static RestRequest of(Exchange exchange, String... parameters) {
        if (!Authorise.hasSeen(exchange)) {
            throw new HttpProblemException(
                    500, "Internal Server Error", Why.of("route_without_key"));
        }
        RestRequest request = new RestRequest(exchange);
        request.query = Query.read(request.message, List.of(parameters));
        return request;
    }

    boolean isGet() {
        return "GET".equals(message.getHeader(Exchange.HTTP_METHOD));
    }

    /** Whether the body is compressed, or written in another way than its type says. */
    public boolean isPacked() {
        Object packed = message.getHeader(Exchange.CONTENT_ENCODING);
        return packed != null && !"identity".equals(packed);
    }

    /** @throws HttpProblemException 415 unless the body is JSON, and not compressed */
    void requireJson() {
        if (isPacked() || !media().equals("application/json")) {
            throw new HttpProblemException(
                    415,
                    "Unsupported Media Type",
                    isPacked() ? Why.of("body_packed") : Why.of("body_not_json"));
        }
    }

    /**
     * Null when there is none.
     *
     * @param what the body is, for people
     * @throws HttpProblemException 413 when it is larger than {@code doku.order.max-bytes}
     */
    public byte[] body(int mostBytes, String what) {
        byte[] body = message.getBody(byte[].class);
        if (isLongerThan(mostBytes, body)) {
            throw new HttpProblemException(
                    413,
                    "Content Too Large",
                    Why.of("body_too_large", "body", what, "most", mostBytes));
        }
        return body;
    }

    /**
     * Whether it is too long, be it read or not: what says so in its head need not be.
     *
     * @param body null when it was not read, or is none
     */
    public boolean isLongerThan(int mostBytes, byte[] body) {
        if (body != null) {
            return body.length > mostBytes;
        }
        String declared = text("Content-Length");
        return declared != null
                && declared.matches("\\d{1,18}")
                && Long.parseLong(declared) > mostBytes;
    }

    /** Whether the body is JSON as far as its headers tell, or of no named type, and not packed. */
    public boolean isPlainJson() {
        if (isPacked()) {
            return false;
        }
        if (message.getHeader(Exchange.CONTENT_TYPE) == null) {
            return true;
        }
        return JSON.matcher(media()).matches();
    }

    private String media() {
        String type = header(Exchange.CONTENT_TYPE);
        return type == null ? "" : AsciiCase.lower(type.split(";", 2)[0].strip());
    }

    boolean prefersAsync() {
        // A list, which may be spread over several lines.
        String prefer = String.valueOf(message.getHeader("Prefer"));
        return AsciiCase.lower(prefer).contains("respond-async");
    }

    /**
     * A segment of the path, decoded.
     *
     * @param fromEnd 0 for the last
     */
    public String segment(int fromEnd) {
        String[] raw = text(Exchange.HTTP_PATH).split("/", -1);
        return Query.decode(raw[raw.length - 1 - fromEnd].replace("+", "%2B"));
    }

    /** Query parameters, by name. */
    public Map<String, String> query() {
        return query;
    }

    /** @throws HttpProblemException 400, see {@link SingleHeaders} */
    void requireSingle(SingleHeaders single) {
        // What the query names is refused with it.
        message.getHeaders()
                .forEach(
                        (name, value) -> {
                            if (!isInQuery(name)) {
                                single.require(name, value);
                            }
                        });
    }

    /** Whether it came more than once, and not in the query. */
    boolean isRepeated(String name) {
        Object value = message.getHeader(name);
        return value != null && !(value instanceof String) && !isInQuery(name);
    }

    /**
     * A header that came more than once counts as missing. So does one that the query names too:
     * Camel puts both in one place, and only a real header tells a caller of ours from a web page
     * that makes a browser call us.
     */
    public String header(String name) {
        return isInQuery(name) ? null : text(name);
    }

    /**
     * The same, fit to be looked at: neither too long nor with what no header holds.
     *
     * @param missing what is thrown when it did not come exactly once, by its name
     * @param unfit what is thrown when it is not fit
     */
    public String header(
            String name,
            int longest,
            Function<String, RuntimeException> missing,
            Function<String, RuntimeException> unfit) {
        String value = header(name);
        if (value == null || value.isBlank()) {
            throw missing.apply(name);
        }
        boolean isText =
                value.chars()
                        .noneMatch(
                                c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
        if (value.length() > longest || !isText) {
            throw unfit.apply(name);
        }
        return value;
    }

    /** Some servers part the query at semicolons too. Camel folds names as Unicode does. */
    private boolean isInQuery(String name) {
        String raw = text(Exchange.HTTP_RAW_QUERY);
        return raw != null
                && Arrays.stream(raw.split("[&;]"))
                        .map(pair -> Query.decode(pair.split("=", 2)[0]))
                        .anyMatch(name::equalsIgnoreCase);
    }

    /** Null for what came more than once. */
    private String text(String name) {
        return message.getHeader(name) instanceof String text ? text : null;
    }
}
