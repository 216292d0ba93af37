package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The orders of {@code <orders>}, or one {@code <order>}; elements are named like the JSON. */
final class XmlOrders extends RawOrders {

    private final XmlText xml;
    private final int maxOrderBytes;
    private final boolean single;

    private boolean started;
    private boolean ended;
    private long line;

    private XmlOrders(XmlText xml, FileOptions options)
            throws IOException, XMLStreamException, NotABatchException {
        this.xml = xml;
        this.maxOrderBytes = options.maxOrderBytes();
        this.single = root();
    }

    static XmlOrders of(InputStream in, FileOptions options)
            throws IOException, NotABatchException {
        try {
            return new XmlOrders(new XmlText(in, options.maxOrderBytes()), options);
        } catch (OrderTooLargeException | XMLStreamException e) {
            throw noBatch("xml_no_start");
        }
    }

    /** Reads up to the root element; whether that is the only order. */
    private boolean root() throws IOException, XMLStreamException, NotABatchException {
        for (int event = xml.next();
                event != XMLStreamConstants.START_ELEMENT;
                event = xml.next()) {
            if (event == XMLStreamConstants.DTD) {
                throw noBatch("xml_doctype");
            }
        }
        String root = xml.reader().getLocalName();
        if (!root.equals("order") && !root.equals("orders")) {
            throw noBatch("xml_root");
        }
        if (root.equals("orders") && xml.reader().getAttributeCount() > 0) {
            throw noBatch("xml_root_attribute");
        }
        return root.equals("order");
    }

    private static NotABatchException noBatch(String code) {
        return new NotABatchException(Why.of(code));
    }

    @Override
    protected RawOrder read() throws IOException {
        if (ended) {
            return null;
        }
        line = 0;
        try {
            if (single && !started) {
                started = true;
                return order(xml.line());
            }
            return nextOrder();
        } catch (OrderTooLargeException e) {
            ended = true;
            long at = line > 0 ? line : xml.line();
            return Unreadable.last(at, Unreadable.tooLarge(at, maxOrderBytes));
        } catch (XMLStreamException e) {
            ended = true;
            return Unreadable.last(line > 0 ? line : xml.lineOf(e), xml.syntax(e));
        }
    }

    private RawOrder nextOrder() throws IOException, XMLStreamException {
        XMLStreamReader reader = xml.reader();
        while (reader.hasNext()) {
            xml.startOrder();
            long at = xml.line();
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return order(at);
            }
            boolean text =
                    event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
            if (event == XMLStreamConstants.ENTITY_REFERENCE || text && !reader.isWhiteSpace()) {
                return Unreadable.one(at, Why.of("xml_text_between", "line", xml.line()));
            }
        }
        ended = true;
        return null;
    }

    private RawOrder order(long at) throws IOException, XMLStreamException {
        line = at;
        long start = xml.offset();
        XmlOrder order = new XmlOrder(xml, at);
        order.read();
        return xml.offset() - start > maxOrderBytes
                ? Unreadable.one(at, Unreadable.tooLarge(at, maxOrderBytes))
                : order.order();
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
