package io.github.dokucamel.inbound;

import io.github.dokucamel.gateway.Variable;
import io.github.dokucamel.ledger.Notification;

/** What the routes that DOKU calls tell their steps, and one step the next. */
final class InboundVariables {

    /** Path of a notification as it is configured here. */
    static final Variable<String> PATH = new Variable<>("path", String.class);

    /** The same path as DOKU calls and signs it. */
    static final Variable<String> PUBLIC_PATH = new Variable<>("publicPath", String.class);

    /** Its signature held. */
    static final Variable<Notification> NOTIFICATION =
            new Variable<>("notification", Notification.class);

    /** Which one of SNAP is called. */
    static final Variable<SnapEndpoint> SNAP_ENDPOINT =
            new Variable<>("snapEndpoint", SnapEndpoint.class);

    private InboundVariables() {}
}
