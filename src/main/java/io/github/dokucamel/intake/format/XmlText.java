package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.table.ForeignBytes;
import io.github.dokucamel.told.Why;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The JDK's own StAX parser, whatever else a host has on its class path, without a DTD and without
 * anything from outside the file.
 */
final class XmlText implements Closeable {

    private static final int DECLARATION = 200;

    /**
     * The JDK's own limits, lifted: they hold for a whole file, and since JDK 24 end one after 100,000
     * characters written like {@code &amp;}, or where an order nests 200 levels. Each order meets
     * limits of ours, and without a DTD no entity stands for more than one character.
     */
    private static final List<String> LIMITS =
            List.of(
                    "jdk.xml.maxElementDepth",
                    "jdk.xml.entityExpansionLimit",
                    "jdk.xml.entityReplacementLimit",
                    "jdk.xml.maxGeneralEntitySizeLimit",
                    "jdk.xml.totalEntitySizeLimit");

    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    /** The parser keeps each name for as long as the file is read. */
    private static final int MOST_NAMES = 10_000;

    private final Set<String> names = new HashSet<>();
    private final OrderBudget budget;
    private final XMLStreamReader reader;
    private Charset encoding = StandardCharsets.UTF_8;
    private long line = 1;

    XmlText(InputStream in, int maxOrderBytes) throws IOException, XMLStreamException {
        this.budget = new OrderBudget(in, maxOrderBytes);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setXMLReporter((message, type, related, location) -> {});
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        for (String limit : LIMITS) {
            if (factory.isPropertySupported(limit)) {
                factory.setProperty(limit, "0");
            }
        }
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> {
                    throw new XMLStreamException("nothing is read from outside the file");
                });
        try {
            this.reader = factory.createXMLStreamReader(decoded(budget));
        } catch (XMLStreamException e) {
            throw whatItIs(e);
        } catch (RuntimeException e) {
            throw new XMLStreamException("not well-formed", e);
        }
    }

    /**
     * Text in the encoding it declares. Bytes that are none become a character that XML forbids: so
     * the parser stumbles right there, and not a buffer earlier.
     */
    private Reader decoded(InputStream in) throws IOException, XMLStreamException {
        PushbackInputStream bytes = new PushbackInputStream(in, DECLARATION);
        byte[] head = bytes.readNBytes(DECLARATION);
        bytes.unread(head);
        Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        try {
            if (declared.find()) {
                encoding = Charset.forName(declared.group(1));
            }
            return ForeignBytes.marked(bytes, encoding);
        } catch (IllegalArgumentException e) {
            throw new XMLStreamException("unknown encoding", e);
        }
    }

    XMLStreamReader reader() {
        return reader;
    }

    /** The next event. A disk error or a spent budget comes as itself, not inside another. */
    int next() throws IOException, XMLStreamException {
        try {
            int event = reader.next();
            int at = reader.getLocation().getLineNumber();
            line = at > 0 ? at : line;
            if (event == XMLStreamConstants.START_ELEMENT) {
                requireFewNames();
            }
            return event;
        } catch (XMLStreamException e) {
            throw whatItIs(e);
        } catch (RuntimeException e) {
            // The JDK lacks some of its own messages, and fails when it looks for one.
            throw new XMLStreamException("not well-formed", reader.getLocation());
        }
    }

    private void requireFewNames() throws XMLStreamException {
        names.add(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            names.add(reader.getAttributeLocalName(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            names.add(String.valueOf(reader.getNamespacePrefix(i)));
        }
        if (names.size() > MOST_NAMES) {
            throw new XMLStreamException(
                    "more than %s different names".formatted(MOST_NAMES), reader.getLocation());
        }
    }

    private static XMLStreamException whatItIs(XMLStreamException e) throws IOException {
        if (e.getNestedException() instanceof IOException io) {
            throw io;
        }
        return e;
    }

    /** A new order starts: it has a whole budget. */
    void startOrder() {
        budget.startOrder();
    }

    /** The line at which the latest event ended, and the next one starts. */
    long line() {
        return line;
    }

    /** Characters up to the end of the latest event; meant for differences. */
    int offset() {
        return reader.getLocation().getCharacterOffset();
    }

    /** The line at which the parser gave up. */
    long lineOf(XMLStreamException e) {
        return e.getLocation() == null ? line : Math.max(e.getLocation().getLineNumber(), line);
    }

    Why syntax(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("0x" + Integer.toHexString(ForeignBytes.MARK))) {
            return Why.of("not_encoding", "encoding", encoding, "line", lineOf(e));
        }
        int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNumber();
        String detail =
                message.substring(message.lastIndexOf('\n') + 1)
                        .replaceFirst("^Message: ", "")
                        .replaceFirst("^JAXP[0-9]+: *", "");
        return Unreadable.syntax("XML", lineOf(e), column, detail);
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            budget.close();
        }
    }
}
