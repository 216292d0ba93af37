package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Recorded;
import java.util.List;

/** What recording made of {@link Arrivals}, in the same sequence. */
record RecordedOrders(List<Recorded> orders, boolean single) {}
