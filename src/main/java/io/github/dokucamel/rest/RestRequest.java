package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.told.NameMeant;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Shown;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The parts of an HTTP request that are used, read from where nobody else can put them. */
public final class RestRequest {

    private static final Pattern JSON = Pattern.compile("application/(json|[a-z0-9.+-]+\\+json)");

    /** Segments that are no dots and hold no escapes. */
    private static final Pattern PLAIN = Pattern.compile("(/(?!\\.+(/|$))[A-Za-z0-9._~-]+)*");

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
    static RestRequest of(Exchange exchange, String... parameters) {
        if (!Authorise.hasSeen(exchange)) {
            throw new HttpProblemException(
                    500,
                    "Internal Server Error",
                    "The route asks nobody for the key: give it the route configuration"
                            + " doku-rest-key");
        }
        RestRequest request = new RestRequest(exchange);
        request.query = request.query(List.of(parameters));
        for (String parameter : parameters) {
            request.refuseAsHeader(parameter);
        }
        return request;
    }

    boolean isGet() {
        return "GET".equals(message.getHeader(Exchange.HTTP_METHOD));
    }

    /** @throws HttpProblemException 415 when the body is compressed */
    void requirePlain() {
        if (isPacked()) {
            throw new HttpProblemException(
                    415,
                    "Unsupported Media Type",
                    "Send the body as it is, without Content-Encoding");
        }
    }

    private boolean isPacked() {
        Object packed = message.getHeader(Exchange.CONTENT_ENCODING);
        return packed != null && !"identity".equals(packed);
    }

    /** @throws HttpProblemException 415 unless the body is JSON */
    void requireJson() {
        if (!media().equals("application/json")) {
            throw new HttpProblemException(
                    415,
                    "Unsupported Media Type",
                    "Send the order as Content-Type: application/json");
        }
    }

    /**
     * Null when there is none.
     *
     * @param what the body is, for people
     * @throws HttpProblemException 413 when it is larger than {@code doku.order.max-bytes}
     */
    byte[] body(int mostBytes, String what) {
        byte[] body = message.getBody(byte[].class);
        if (body != null && body.length > mostBytes) {
            throw new HttpProblemException(
                    413,
                    "Content Too Large",
                    what + " has at most " + mostBytes + " bytes (doku.order.max-bytes)");
        }
        return body;
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
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The path letter for letter: not decoded and not made simpler, without host and query. */
    public String calledPath() {
        String called = text(Exchange.HTTP_URI);
        int path = called.startsWith("/") ? 0 : called.indexOf('/', called.indexOf("//") + 2);
        return path < 0 ? "/" : called.substring(path).split("[?#]", 2)[0];
    }

    /** Whether it was called by this path, maybe below the one that a host gives all of its own. */
    boolean isCalledAs(String path) {
        String called = calledPath();
        if (!called.endsWith(path)) {
            return false;
        }
        String above = called.substring(0, called.length() - path.length());
        return PLAIN.matcher(above).matches();
    }

    /**
     * What is wrong with the address, which is part of what DOKU says: only its plain path is signed.
     *
     * @param setting that names the path
     */
    public Optional<String> stray(String path, String setting) {
        if (hasQuery()) {
            return Optional.of(
                    "The signature holds, but the address was called with a query, which it does"
                            + " not cover. Take it out of the address in DOKU's Back Office");
        }
        return isCalledAs(path)
                ? Optional.empty()
                : Optional.of(
                        "The signature holds, but the path was not called as it is spelled in "
                                + setting);
    }

    boolean hasQuery() {
        String raw = text(Exchange.HTTP_RAW_QUERY);
        return raw != null && !raw.isEmpty() || text(Exchange.HTTP_URI).contains("?");
    }

    boolean prefersAsync() {
        // A list, which may be spread over several lines.
        String prefer = String.valueOf(message.getHeader("Prefer"));
        return prefer.toLowerCase(Locale.ROOT).contains("respond-async");
    }

    /**
     * A segment of the path, decoded.
     *
     * @param fromEnd 0 for the last
     */
    String segment(int fromEnd) {
        String[] raw = text(Exchange.HTTP_PATH).split("/", -1);
        return decode(raw[raw.length - 1 - fromEnd].replace("+", "%2B"));
    }

    /** @throws HttpProblemException 400 for a query */
    void requireNoQuery() {
        query(List.of());
    }

    /** Query parameters, by name. */
    Map<String, String> query() {
        return query;
    }

    private Map<String, String> query(List<String> known) {
        Map<String, String> read = new LinkedHashMap<>();
        String raw = text(Exchange.HTTP_RAW_QUERY);
        if (raw == null || raw.isEmpty()) {
            return read;
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (!known.contains(name)) {
                throw HttpProblemException.badRequest(unknown(name, known));
            }
            if (read.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                throw HttpProblemException.badRequest(
                        "The query has " + name + " more than once; give it once");
            }
        }
        return read;
    }

    /** Camel puts the query among the headers; what else is there by this name was sent as one. */
    private void refuseAsHeader(String parameter) {
        Object value = message.getHeader(parameter);
        if (value != null && !value.equals(query.get(parameter))) {
            throw HttpProblemException.badRequest(
                    parameter + " came as a header; give it in the query, ?" + parameter + "=...");
        }
    }

    private static String unknown(String name, List<String> known) {
        return "The query has no parameter "
                + Shown.of(name)
                + NearestName.of(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(known.isEmpty() ? "; there is none" : ", only " + known);
    }

    /**
     * Refuses what would be taken for absent though somebody gave it.
     *
     * @param single names of headers that come at most once
     * @throws HttpProblemException 400 for one that comes more than once or is empty, and for a
     *     header that is called nearly like one
     */
    void requireSingle(Collection<String> single) {
        message.getHeaders().forEach((name, value) -> requireSingle(name, value, single));
    }

    private static void requireSingle(String name, Object value, Collection<String> single) {
        NameMeant.ofHeader(name, single)
                .ifPresent(
                        meant -> {
                            throw HttpProblemException.badRequest(
                                    "There is no header "
                                            + Shown.of(name)
                                            + "; its name is "
                                            + meant);
                        });
        if (single.stream().noneMatch(name::equalsIgnoreCase)) {
            return;
        }
        if (!(value instanceof String text)) {
            throw HttpProblemException.badRequest(
                    "The header " + name + " came more than once; send it once");
        }
        if (text.isBlank()) {
            throw HttpProblemException.badRequest(
                    "The header " + name + " is empty; give it a value or leave it out");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpProblemException.badRequest("The address is not well percent-encoded");
        }
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

    /** Some servers part the query at semicolons too. */
    private boolean isInQuery(String name) {
        String raw = text(Exchange.HTTP_RAW_QUERY);
        return raw != null
                && Arrays.stream(raw.split("[&;]"))
                        .map(pair -> decode(pair.split("=", 2)[0]))
                        .anyMatch(name::equalsIgnoreCase);
    }

    /** Null for what came more than once. */
    private String text(String name) {
        return message.getHeader(name) instanceof String text ? text : null;
    }
}
