package io.github.dokucamel.send.queue;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.seda.SedaConsumer;
import org.apache.camel.component.seda.SedaEndpoint;

/**
 * Camel's {@code seda} with one more option of its consumer, {@code senders}: how many threads there
 * are at most. Unlike {@code concurrentConsumers} they come with the work and go with it.
 */
final class SendersComponent extends SedaComponent {

    private final Consumer<Boolean> mayWait;

    /** @param mayWait tells the queue whether senders that find nothing wait for the next order */
    SendersComponent(Consumer<Boolean> mayWait) {
        this.mayWait = mayWait;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters)
            throws Exception {
        int senders = getAndRemoveParameter(parameters, "senders", Integer.class, 1);
        Endpoint endpoint = super.createEndpoint(uri, name, parameters);
        ((SendersEndpoint) endpoint).senders = senders;
        return endpoint;
    }

    @Override
    protected SedaEndpoint createEndpoint(
            String uri, Component component, BlockingQueue<Exchange> queue, int consumers) {
        return new SendersEndpoint(uri, component, queue, mayWait);
    }

    private static final class SendersEndpoint extends SedaEndpoint {

        private final Consumer<Boolean> mayWait;
        private int senders;

        SendersEndpoint(
                String uri,
                Component component,
                BlockingQueue<Exchange> queue,
                Consumer<Boolean> mayWait) {
            super(uri, component, queue);
            this.mayWait = mayWait;
        }

        @Override
        protected SedaConsumer createNewConsumer(Processor processor) {
            return new Senders(this, processor, senders, mayWait);
        }
    }
}
