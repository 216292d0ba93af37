package io.github.dokucamel.act;

import io.github.dokucamel.gateway.Variable;
import io.github.dokucamel.ledger.Acts.Acted;
import io.github.dokucamel.ledger.Acts.Known;

/** What the steps of an act tell each other. */
final class ActVariables {

    static final Variable<ActRequest> ACT = new Variable<>("act", ActRequest.class);

    static final Variable<Known> BILL = new Variable<>("bill", Known.class);

    static final Variable<Acted> ACTED = new Variable<>("acted", Acted.class);

    /** What comes of it, for the branch of the route: {@code call}, {@code revision}, {@code none}. */
    static final Variable<String> LEADS_TO = new Variable<>("leads-to", String.class);

    private ActVariables() {}
}
