package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.NewOrder;
import java.util.List;

/**
 * Checked orders on their way into the ledger.
 *
 * @param single one order was given, not a List
 */
public record Arrivals(List<NewOrder> orders, boolean single) {}
