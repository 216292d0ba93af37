package io.github.dokucamel.gateway;

import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * camel-http that posts what was sealed when it was signed, and nothing that a host's interceptors
 * have made of the message since.
 */
final class SealedComponent extends HttpComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        return new SealedEndpoint(uri, this, super.createEndpoint(uri, remaining, parameters));
    }

    private static final class SealedEndpoint extends DefaultEndpoint implements DelegateEndpoint {

        private final Endpoint http;

        SealedEndpoint(String uri, Component component, Endpoint http) {
            super(uri, component);
            this.http = http;
        }

        @Override
        public Endpoint getEndpoint() {
            return http;
        }

        @Override
        public boolean isLenientProperties() {
            return http.isLenientProperties();
        }

        @Override
        public Producer createProducer() throws Exception {
            return new SealedProducer(this, http.createProducer());
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            return http.createConsumer(processor);
        }
    }

    private static final class SealedProducer extends DefaultProducer {

        private final Producer http;

        SealedProducer(Endpoint endpoint, Producer http) {
            super(endpoint);
            this.http = http;
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            WireMessage.unseal(exchange);
            http.process(exchange);
        }

        @Override
        protected void doStart() {
            ServiceHelper.startService(http);
        }

        @Override
        protected void doStop() {
            ServiceHelper.stopService(http);
        }
    }
}
