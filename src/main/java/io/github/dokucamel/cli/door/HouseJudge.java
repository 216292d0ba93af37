package io.github.dokucamel.cli.door;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.rest.Admit;
import io.github.dokucamel.rest.CallerAddress;
import io.github.dokucamel.settings.Settings;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.util.CollectionHelper;

/**
 * Who may do what: DOKU calls its own paths with the headers of a signature, everybody else shows the
 * key, which is judged by the same code as in the routes.
 */
final class HouseJudge implements Judge {

    private static final int UNAUTHORIZED = 401;

    private final CamelContext context;
    private final Settings settings;
    private final DokuPaths dokus;
    private final Admit admit;
    private final Guesses guesses = new Guesses();

    /** @param dokus what DOKU calls here */
    HouseJudge(CamelContext context, Settings settings, DokuPaths dokus) {
        this.context = context;
        this.settings = settings;
        this.dokus = dokus;
        this.admit = new Admit(settings);
    }

    @Override
    public Verdict judge(HttpServerRequest request) {
        if (dokus.contains(Door.path(request))) {
            return dokus.judge(request);
        }
        Exchange head = head(request);
        try {
            admit.process(head);
            return Verdict.reads(
                    settings.intake().maxOrderBytes(), settings.intake().apiKey().isPresent());
        } catch (HttpProblemException e) {
            head.setProperty(Exchange.EXCEPTION_CAUGHT, e);
            boolean isGuess =
                    e.status() == UNAUTHORIZED && request.headers().contains("Authorization");
            return Verdict.refuses(head, isGuess ? guesses.delay(source(request)) : 0);
        }
    }

    /** As the routes see it, but without a body. */
    private Exchange head(HttpServerRequest request) {
        Exchange head = new DefaultExchange(context);
        Map<String, Object> headers = head.getMessage().getHeaders();
        request.headers()
                .forEach(
                        each ->
                                CollectionHelper.appendEntry(
                                        headers, each.getKey(), each.getValue()));
        headers.put(Exchange.HTTP_METHOD, request.method().name());
        headers.put(Exchange.HTTP_URI, request.uri());
        headers.put(Exchange.HTTP_RAW_QUERY, request.query());
        head.setProperty(CallerAddress.PROPERTY, source(request));
        return head;
    }

    private InetAddress source(HttpServerRequest request) {
        return CallerAddress.of(
                Door.visit(request).address(),
                request.headers()::getAll,
                settings.http().trustedProxies());
    }
}
