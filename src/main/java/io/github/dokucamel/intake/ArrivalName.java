package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Source;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order or a call that comes alone is known by when it comes again: {@code
 * jms:<JMSMessageID>:0} or {@code jms-call:<JMSMessageID>}. Without an id each is a new one.
 */
public final class ArrivalName {

    private ArrivalName() {}

    /** @param index its place in what came with that id, from 0 */
    public static String order(Source source, @Nullable String id, int index) {
        return source.intake() + ":" + (id == null ? unique() : id + ":" + index);
    }

    public static String call(Source source, @Nullable String id) {
        return source.intake() + "-call:" + (id == null ? unique() : id);
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
