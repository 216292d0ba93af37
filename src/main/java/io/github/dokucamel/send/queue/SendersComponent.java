package io.github.dokucamel.send.queue;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
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
        return new SendersEndpoint(uri, component, queue);
    }

    private static final class SendersEndpoint extends SedaEndpoint {

        private int senders;

        SendersEndpoint(String uri, Component component, BlockingQueue<Exchange> queue) {
            super(uri, component, queue);
        }

        @Override
        protected SedaConsumer createNewConsumer(Processor processor) {
            return new Senders(this, processor, senders);
        }
    }
}
