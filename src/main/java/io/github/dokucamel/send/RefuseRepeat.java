package io.github.dokucamel.send;

import io.github.dokucamel.gateway.NotRepeatableException;
import io.github.dokucamel.gateway.SendVariables;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Keeps a call from leaving that is no longer whole: what it held beside the ledger is gone. In:
 * variable {@code secrets-gone}. Fails with {@link NotRepeatableException}.
 */
final class RefuseRepeat implements Processor {

    static final String CODE = "card_data_gone";

    @Override
    public void process(Exchange exchange) throws NotRepeatableException {
        if (exchange.getVariable(SendVariables.SECRETS_GONE, false, Boolean.class)) {
            throw new NotRepeatableException(
                    CODE,
                    "The call held a card or a token, which is never stored and is gone now; it"
                            + " cannot be sent again. If it was never sent, call again under a"
                            + " new key");
        }
    }
}
