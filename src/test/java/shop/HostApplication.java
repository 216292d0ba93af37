package shop;

import io.github.dokucamel.DokuBundle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.sqlite.SQLiteDataSource;

/**
 * Somebody else's application: a plain CamelContext with a route, an {@code http} component and
 * properties of its own, which takes the bundle in. It runs in a JVM of its own and prints what it
 * saw as {@code name=value}.
 */
public final class HostApplication {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HttpComponent http = new HttpComponent();
    private final BlockingQueue<String> accepted = new LinkedBlockingQueue<>();

    private HostApplication() {}

    /** Arguments: {@code name=value} properties, and {@code start-first} or {@code data-source=URL}. */
    public static void main(String[] arguments) throws Exception {
        HostApplication host = new HostApplication();
        boolean startFirst = false;
        Properties properties = new Properties();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (argument.equals("start-first")) {
                startFirst = true;
            } else if (argument.startsWith("data-source=")) {
                SQLiteDataSource source = new SQLiteDataSource();
                source.setUrl(argument.substring(equals + 1));
                host.context.getRegistry().bind("doku-ledger", source);
            } else {
                properties.setProperty(
                        argument.substring(0, equals), argument.substring(equals + 1));
            }
        }
        host.prepare(properties);
        host.run(startFirst);
    }

    private void prepare(Properties properties) throws Exception {
        properties.setProperty("shop.name", "Toko Maju");
        context.disableJMX();
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getGlobalOptions().put("shop.option", "1");
        http.setConnectTimeout(1_234);
        http.setConnectionsPerRoute(3);
        context.addComponent("http", http);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:shop").routeId("shop-name").setBody(constant("{{shop.name}}"));
                        from("direct:doku-outcome-accepted")
                                .routeId("shop-accepted")
                                .process(e -> accepted.add(e.getMessage().getBody(String.class)));
                    }
                });
    }

    private void run(boolean startFirst) throws Exception {
        if (startFirst) {
            context.start();
        }
        Map<String, Object> before = ofTheHost();
        try {
            DokuBundle.named("doku").install(context);
        } catch (Exception e) {
            print("install", e.getClass().getSimpleName() + ": " + e.getMessage());
            context.stop();
            return;
        }
        context.start();
        String order =
                """
                {"invoice_number":"HOST-1","amount":90000,"customer":{"email":"a@example.com"}}""";
        print(
                "answer",
                context.createFluentProducerTemplate()
                        .to("direct:doku-order")
                        .withBody(order.getBytes(StandardCharsets.UTF_8))
                        .request(String.class));
        print("delivered", accepted.poll(20, TimeUnit.SECONDS));
        print(
                "shop",
                context.createFluentProducerTemplate().to("direct:shop").request(String.class));
        print("unchanged", before.equals(ofTheHost()));
        print("routes", ids(false));
        print("doku-routes", ids(true));
        context.stop();
        print("threads", lingering());
    }

    /** What the bundle must leave as it is. */
    private Map<String, Object> ofTheHost() {
        Map<String, Object> all = new TreeMap<>();
        all.put("http", System.identityHashCode(context.getComponent("http", false, false)));
        all.put("http settings", http.getConnectTimeout() + " " + http.getConnectionsPerRoute());
        all.put("http retries", http.isAutomaticRetriesDisabled());
        all.put("global options", Map.copyOf(context.getGlobalOptions()));
        all.put("name", context.getName());
        all.put("shop.name", context.resolvePropertyPlaceholders("{{shop.name}}"));
        all.put("shutdown", context.getShutdownStrategy().getTimeout());
        all.put("tracing", context.isTracing());
        all.put("stream caching", context.isStreamCaching());
        all.put("history", context.isMessageHistory());
        all.put("mdc", context.isUseMDCLogging());
        all.put(
                "error handler",
                String.valueOf(context.getCamelContextExtension().getErrorHandlerFactory()));
        return all;
    }

    private String ids(boolean doku) {
        return context.getRoutes().stream()
                .map(route -> route.getRouteId())
                .filter(id -> id.startsWith("doku-") == doku)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static String lingering() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.isDaemon())
                .map(Thread::getName)
                .filter(name -> name.contains("doku"))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static void print(String name, Object value) {
        System.out.println(name + "=" + value);
    }
}
