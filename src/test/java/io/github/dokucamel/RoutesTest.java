package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.RouteFiles.Place;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every file of {@code routes/} keeps to, so that a designer can open and save it. */
class RoutesTest {

    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern BEAN = Pattern.compile("#(?:bean:)?(doku-[a-z0-9-]+)");
    private static final int LONGEST = 120;

    /** Hohpe and Woolf, Enterprise Integration Patterns: the patterns of the book. */
    private static final Set<String> PATTERNS =
            Set.of(
                    "File Transfer",
                    "Shared Database",
                    "Remote Procedure Invocation",
                    "Messaging",
                    "Message Channel",
                    "Message",
                    "Pipes and Filters",
                    "Message Router",
                    "Message Translator",
                    "Message Endpoint",
                    "Point-to-Point Channel",
                    "Publish-Subscribe Channel",
                    "Datatype Channel",
                    "Invalid Message Channel",
                    "Dead Letter Channel",
                    "Guaranteed Delivery",
                    "Channel Adapter",
                    "Messaging Bridge",
                    "Message Bus",
                    "Command Message",
                    "Document Message",
                    "Event Message",
                    "Request-Reply",
                    "Return Address",
                    "Correlation Identifier",
                    "Message Sequence",
                    "Message Expiration",
                    "Format Indicator",
                    "Content-Based Router",
                    "Message Filter",
                    "Dynamic Router",
                    "Recipient List",
                    "Splitter",
                    "Aggregator",
                    "Resequencer",
                    "Composed Message Processor",
                    "Scatter-Gather",
                    "Routing Slip",
                    "Process Manager",
                    "Message Broker",
                    "Envelope Wrapper",
                    "Content Enricher",
                    "Content Filter",
                    "Claim Check",
                    "Normalizer",
                    "Canonical Data Model",
                    "Messaging Gateway",
                    "Messaging Mapper",
                    "Transactional Client",
                    "Polling Consumer",
                    "Event-Driven Consumer",
                    "Competing Consumers",
                    "Message Dispatcher",
                    "Selective Consumer",
                    "Durable Subscriber",
                    "Idempotent Receiver",
                    "Service Activator",
                    "Control Bus",
                    "Detour",
                    "Wire Tap",
                    "Message History",
                    "Message Store",
                    "Smart Proxy",
                    "Test Message",
                    "Channel Purger");

    private static final Set<String> LANGUAGES =
            Set.of(
                    "simple",
                    "constant",
                    "header",
                    "variable",
                    "exchangeProperty",
                    "method",
                    "ref",
                    "jsonpath",
                    "jq",
                    "xpath",
                    "tokenize",
                    "xtokenize",
                    "csimple",
                    "groovy",
                    "language",
                    "datasonnet",
                    "hl7terser",
                    "joor",
                    "mvel",
                    "ognl",
                    "python",
                    "spel",
                    "wasm",
                    "xquery");

    @TempDir Path data;

    @Test
    void thePackagedListIsWhatLiesInTheDirectory() {
        assertEquals(RouteFiles.names(), BundleRoutes.FILES);
        RouteFiles.names()
                .forEach(name -> assertTrue(name.matches("[0-9]{2}-[a-z-]+\\.camel\\.yaml"), name));
    }

    static List<String> files() {
        return RouteFiles.names();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileFitsOnTwoScreensAndSaysWhatItIs(String name) {
        List<String> lines = RouteFiles.text(name).lines().toList();

        assertTrue(lines.size() <= LONGEST, lines.size() + " lines");
        String stage = name.substring(0, name.indexOf(".camel"));
        assertTrue(lines.get(0).startsWith("# " + stage + ": "), lines.get(0));
    }

    @Test
    void everyRouteSaysWhichPatternItIs() {
        for (Place route : RouteFiles.routes()) {
            String description = route.node().path("description").asText();
            assertTrue(
                    PATTERNS.contains(description.split("\\.", 2)[0]),
                    route + " opens with no pattern of the book: " + description);
        }
    }

    @Test
    void everyRouteAndStepHasAnIdOfItsOwn() {
        Set<String> seen = new HashSet<>();
        for (List<Place> all : List.of(RouteFiles.routes(), RouteFiles.steps(), configurations())) {
            for (Place place : all) {
                String id = place.node().path("id").asText();
                assertTrue(KEBAB.matcher(id).matches(), place + " has the id \"" + id + "\"");
                assertTrue(seen.add(id), place + " shares the id " + id);
            }
        }
        assertTrue(seen.size() > 50, "only " + seen.size() + " ids were found");
    }

    private static List<Place> configurations() {
        Set<String> kinds = Set.of("routeConfiguration", "routeTemplate");
        return RouteFiles.places().stream()
                .filter(
                        place ->
                                kinds.contains(place.key())
                                        || place.key().equals("onException")
                                                && place.node().isObject())
                .toList();
    }

    @Test
    void everyStepIsWrittenOutInFull() {
        for (Place step : RouteFiles.steps()) {
            assertTrue(step.node().isObject(), step + " is shorthand");
        }
        for (Place place : RouteFiles.places()) {
            if (LANGUAGES.contains(place.key()) && !place.node().isTextual()) {
                assertTrue(
                        Set.of("expression", "handled", "continued", "onWhen", "retryWhile")
                                .contains(place.above()),
                        place + " belongs under \"expression\"");
                assertTrue(place.node().path("expression").isTextual(), place.toString());
            }
            boolean shorthand =
                    LANGUAGES.contains(place.key())
                            && place.node().isTextual()
                            && !(place.key().equals("ref") && isStep(place.above()));
            assertTrue(!shorthand, place + " is shorthand");
            if (place.key().equals("uri")) {
                assertTrue(!place.node().asText().contains("?"), place + " has a query");
            }
        }
    }

    private static boolean isStep(String key) {
        return Set.of("process", "bean", "custom").contains(key);
    }

    @Test
    void everyBeanThatIsReferredToIsBoundAndEveryBoundOneIsUsed() throws Exception {
        try (Installation doku =
                Installation.in(data).readingFiles().with("doku.intake.jms.enabled", "true")) {
            doku.context()
                    .getRegistry()
                    .bind("doku-connection-factory", new ActiveMQConnectionFactory("vm://9"));
            doku.install();

            Set<String> bound =
                    doku.context().getRegistry().findByTypeWithName(Object.class).keySet().stream()
                            .filter(name -> name.startsWith("doku-"))
                            .filter(name -> !name.equals("doku-connection-factory"))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(referredTo(), bound);
        }
    }

    private static Set<String> referredTo() {
        Set<String> names = new TreeSet<>();
        for (Place place : RouteFiles.places()) {
            if (Set.of("ref", "circuitBreaker").contains(place.key()) && place.node().isTextual()) {
                names.add(place.node().asText());
            } else if (place.node().isTextual()) {
                Matcher bean = BEAN.matcher(place.node().asText());
                while (bean.find()) {
                    names.add(bean.group(1));
                }
            }
        }
        return names;
    }
}
