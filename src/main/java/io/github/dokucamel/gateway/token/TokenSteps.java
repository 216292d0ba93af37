package io.github.dokucamel.gateway.token;

import io.github.dokucamel.gateway.SnapHeaders;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Complaints;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans of 45-token, in the file's order. */
public final class TokenSteps {

    private static final Duration PATIENCE_BEYOND_DEADLINE = Duration.ofSeconds(5);

    private TokenSteps() {}

    /** By step. */
    public static Map<String, Object> of(
            Settings settings,
            Tokens tokens,
            Catalogue catalogue,
            Classifier classifier,
            Clock clock) {
        Duration patience = settings.send().callDeadline().plus(PATIENCE_BEYOND_DEADLINE);
        RenewalMargin margin = new RenewalMargin(settings.snap().tokenMargin());
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("find-token", new FindToken(tokens, margin, patience, clock));
        beans.put(
                "sign-token", new SignToken(catalogue, settings, new SnapHeaders(settings, clock)));
        beans.put("read-token", new ReadToken(tokens, classifier, margin, new Complaints(), clock));
        return beans;
    }
}
