package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Why;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Whether a call may come in at all: its path is canonical, and it has the API key. Reads the head of
 * the request and nothing else of it, so that the runner's server asks before there is a body.
 *
 * <p>Fails with {@link HttpProblemException}: 404, 400 for a key that came twice, 401.
 *
 * @param apiKey empty: everybody may call
 * @param refusesProxied without a key, what came through a proxy is not let in: the proxy is there
 *     for what DOKU calls
 * @param language in which callers are told things that ask for none
 */
public record Admit(Optional<Secret> apiKey, boolean refusesProxied, Language language)
        implements Processor {

    public static final String AUTHORIZATION = "Authorization";

    private static final String BEARER = "Bearer ";

    public Admit(Settings settings) {
        this(
                settings.intake().apiKey(),
                settings.http().sharesDoor(),
                settings.intake().language());
    }

    @Override
    public void process(Exchange exchange) {
        RestAnswer.speak(exchange, language);
        boolean isProxied = apiKey.isEmpty() && refusesProxied && isProxied(exchange);
        if (isProxied || !CanonicalPath.is(new CalledAddress(exchange).path())) {
            throw new HttpProblemException(404, "Not Found", Why.of("nothing_here"));
        }
        RestRequest request = new RestRequest(exchange);
        if (request.isRepeated(AUTHORIZATION)) {
            throw HttpProblemException.badRequest(Why.of("header_twice", "name", AUTHORIZATION));
        }
        if (apiKey.isPresent() && !isBearer(request.header(AUTHORIZATION), apiKey.get())) {
            throw new HttpProblemException(401, "Unauthorized", Why.of("key_missing"));
        }
    }

    private static boolean isProxied(Exchange exchange) {
        return exchange.getMessage().getHeaders().keySet().stream()
                .anyMatch(CallerAddress::isOfProxy);
    }

    private static boolean isBearer(String header, Secret key) {
        return header != null
                && AsciiCase.startsWith(header, BEARER)
                && key.matches(header.substring(BEARER.length()).strip());
    }
}
