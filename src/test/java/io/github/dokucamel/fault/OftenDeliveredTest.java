package io.github.dokucamel.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that were given out five times, and each time whoever read them went away. */
class OftenDeliveredTest {

    private static final int TIMES = 5;

    @TempDir Path data;
    private Broker broker;
    private Installation doku;
    private Connection connection;
    private Session session;
    private MessageConsumer replies;

    @BeforeEach
    void start() throws Exception {
        broker = new Broker(data.resolve("foreign"));
        doku = Installation.in(data).with("doku.intake.jms.enabled", "true");
        doku.context().getRegistry().bind("doku-connection-factory", broker.connections());
        doku.start();
        connection = broker.connections().createConnection();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        replies = session.createConsumer(session.createQueue("replies"));
        connection.start();
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        doku.close();
        broker.close();
    }

    @Test
    void anOrderThatIsRecordedIsNeverCalledRefused() throws Exception {
        whatIsRecordedIsNeverCalledRefused("doku.orders", "doku-intake-jms");
    }

    @Test
    @Tag("full")
    void norIsACall() throws Exception {
        whatIsRecordedIsNeverCalledRefused("doku.calls", "doku-intake-call-message");
    }

    private void whatIsRecordedIsNeverCalledRefused(String queue, String route) throws Exception {
        TextMessage message = message(queue, "OFTEN-1");
        session.createProducer(session.createQueue(queue)).send(message);
        assertEquals("accepted", reply().path("outcome").textValue());
        doku.context().getRouteController().stopRoute(route);

        sendAgain(message, queue);
        giveOutInVain(queue);
        doku.context().getRouteController().startRoute(route);
        Installation.waiting().until(() -> broker.waiting(queue) == 0);

        assertNull(replies.receiveNoWait());
        assertEquals(1, doku.gateway().requestCount());
        session.createProducer(session.createQueue(queue)).send(message(queue, "AFTER-1"));
        assertEquals("accepted", reply().path("outcome").textValue());
    }

    @Test
    void anOrderThatIsNotIsSetAside() throws Exception {
        whatIsNotIsSetAside("doku.orders", "doku-intake-jms");
    }

    @Test
    @Tag("full")
    void soIsACall() throws Exception {
        whatIsNotIsSetAside("doku.calls", "doku-intake-call-message");
    }

    private void whatIsNotIsSetAside(String queue, String route) throws Exception {
        doku.context().getRouteController().stopRoute(route);
        session.createProducer(session.createQueue(queue)).send(message(queue, "NEVER-1"));

        giveOutInVain(queue);
        doku.context().getRouteController().startRoute(route);

        JsonNode answer = reply();
        assertEquals("malformed", answer.path("error").path("code").textValue());
        assertTrue(answer.toString().contains("delivered 5 times"), answer::toString);
        assertEquals(1, broker.waiting(queue + ".refused"));
        assertEquals(0, doku.gateway().requestCount());
    }

    private TextMessage message(String queue, String invoiceNumber) throws JMSException {
        boolean isCall = queue.endsWith("calls");
        TextMessage message = session.createTextMessage(SampleOrders.text(invoiceNumber, 1000));
        if (queue.equals("doku.calls")) {
            message.setText("{\"payment\":{\"authorize_id\":\"%s\"}}".formatted(invoiceNumber));
            message.setStringProperty("operation", "card-capture");
        }
        message.setJMSReplyTo(session.createQueue("replies"));
        return message;
    }

    private JsonNode reply() throws JMSException {
        Message reply = replies.receive(20_000);
        assertNotNull(reply, "no reply");
        return Outbox.json(((TextMessage) reply).getText());
    }

    /** Under its old JMSMessageID, as a broker does that never heard of the end. */
    private void sendAgain(TextMessage message, String queue) throws Exception {
        ((ActiveMQSession) session)
                .getCoreSession()
                .createProducer(queue)
                .send(((ActiveMQMessage) message).getCoreMessage());
    }

    private void giveOutInVain(String queue) throws JMSException {
        try (Session vain = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            for (int i = 0; i < TIMES; i++) {
                try (MessageConsumer reader = vain.createConsumer(vain.createQueue(queue))) {
                    assertNotNull(reader.receive(20_000), "not there");
                    vain.rollback();
                }
            }
        }
    }
}
