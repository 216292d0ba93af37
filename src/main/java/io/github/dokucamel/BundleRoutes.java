package io.github.dokucamel;

import io.github.dokucamel.told.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Loads the route files: those of a directory that a deployer may edit, or the packaged ones. Every
 * name in them that starts with {@code doku-} belongs to the instance and takes its name; route and
 * step ids get it as a prefix, so that nothing of a host is shadowed. Their placeholders lead to the
 * instance's checked settings only.
 */
record BundleRoutes(CamelContext context, String instance) {

    private static final String PACKAGED = "/META-INF/doku/routes/";
    private static final String NAMES =
            """
            10-intake-file 11-intake-jms 12-intake-rest 13-intake-call 14-batches 20-order 30-send \
            40-doku-call 45-token 50-outcome 60-notification 61-snap 65-payment 70-resolve 75-act 76-undo \
            80-report 90-errors""";

    static final List<String> FILES =
            Stream.of(NAMES.split(" ")).map(name -> name + ".camel.yaml").toList();

    void load(Optional<Path> directory) throws Exception {
        Map<String, String> texts = new TreeMap<>();
        if (directory.isPresent()) {
            texts.putAll(RouteDirectory.read(directory.get(), FILES));
            GoneNames.refuse(texts, packaged(), this::isBound);
        } else {
            texts.putAll(packaged());
        }
        Map<RoutesBuilder, String> builders = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            readable(
                    file.getKey(),
                    () ->
                            PluginHelper.getRoutesLoader(context)
                                    .findRoutesBuilders(resource(file.getKey(), file.getValue()))
                                    .forEach(builder -> builders.put(builder, file.getKey())));
        }
        for (RoutesBuilder builder : builders.keySet()) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                readable(
                        builders.get(builder),
                        () -> context.addRoutesConfigurations(configurations));
            }
        }
        ownErrorHandlers();
        for (RoutesBuilder builder : builders.keySet()) {
            if (builder instanceof RouteBuilder routes) {
                routes.addLifecycleInterceptor(new OwnRoutes(instance));
            }
            readable(builders.get(builder), () -> context.addRoutes(builder));
        }
        requireConfigurations();
    }

    /** A name that leads nowhere would leave a route without its error handling. */
    private void requireConfigurations() {
        ModelCamelContext model = (ModelCamelContext) context;
        Set<String> known =
                model.getRouteConfigurationDefinitions().stream()
                        .map(RouteConfigurationDefinition::getId)
                        .collect(Collectors.toSet());
        for (RouteDefinition route : model.getRouteDefinitions()) {
            String ids = route.getRouteConfigurationId();
            if (ids == null || !route.getId().startsWith(instance + "-")) {
                continue;
            }
            for (String id : ids.split(",")) {
                if (!known.contains(id.strip())) {
                    throw new InvalidRouteException(
                            "Route %s: there is no route configuration %s%s"
                                    .formatted(
                                            route.getId(),
                                            id.strip(),
                                            NearestName.of(id, known)
                                                    .map(near -> "; did you mean " + near + "?")
                                                    .orElse("")));
                }
            }
        }
    }

    /** What Camel finds wrong with a file, with the line that it stands in. */
    private static void readable(String file, HostAside.Addition reading) throws Exception {
        try {
            reading.run();
        } catch (Exception e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof YamlEngineException wrong) {
                    throw InvalidRouteException.of(file, wrong);
                }
            }
            throw e;
        }
    }

    /** One route per destination, so that none waits for another. */
    void addDestination(int number, String destination, String recipient) {
        TemplatedRouteBuilder.builder(context, instance + "-outcome-destination")
                .routeId(instance + "-outcome-destination-" + number)
                .prefixId(instance + "-" + number)
                .parameter("number", number)
                .parameter("destination", destination)
                .parameter("recipient", recipient)
                .add();
    }

    /** @param publicPath the same path as DOKU calls it */
    void addNotificationPath(int number, String path, String publicPath) {
        TemplatedRouteBuilder.builder(context, instance + "-notification-path")
                .routeId(instance + "-notification-receive-" + number)
                .prefixId(instance + "-notification-" + number)
                .parameter("path", path)
                .parameter("publicPath", publicPath)
                .add();
    }

    /** All but the first; an edited file of an earlier version knows no more than that. */
    void addFurtherAccountPaths(List<String> paths) {
        for (int number = 2; knows("snap-va-payment-path") && number <= paths.size(); number++) {
            addSnapPath("snap-va-payment", number, paths.get(number - 1));
        }
    }

    /**
     * @throws InvalidRouteException an edited file of an earlier version does not know them
     */
    void addBindingPaths(List<String> paths) {
        if (!paths.isEmpty() && !knows("snap-binding-path")) {
            throw new InvalidRouteException(
                    "61-snap.camel.yaml has no route template doku-snap-binding-path, which"
                            + " doku.snap.inbound.binding-path needs. Take it over from this"
                            + " version's file, or leave the setting out");
        }
        for (int number = 1; number <= paths.size(); number++) {
            addSnapPath("snap-binding", number, paths.get(number - 1));
        }
    }

    private boolean knows(String template) {
        String name = instance + "-" + template;
        return ((ModelCamelContext) context).getRouteTemplateDefinition(name) != null;
    }

    private void addSnapPath(String route, int number, String path) {
        TemplatedRouteBuilder.builder(context, instance + "-" + route + "-path")
                .routeId(instance + "-" + route + "-" + number)
                .prefixId(instance + "-" + route + "-" + number)
                .parameter("path", path)
                .add();
    }

    private void ownErrorHandlers() {
        for (RouteConfigurationDefinition each :
                ((ModelCamelContext) context).getRouteConfigurationDefinitions()) {
            if (String.valueOf(each.getId()).startsWith(instance + "-")
                    && each.getErrorHandler() == null) {
                each.errorHandler(new DefaultErrorHandlerDefinition());
            }
        }
    }

    private Resource resource(String name, String text) {
        return ResourceHelper.fromString(
                name,
                ours(text).replace("{{doku.", "{{" + BundleProperties.prefix(instance) + "doku."));
    }

    private boolean isBound(String bean) {
        return context.getRegistry().lookupByName(ours(bean)) != null;
    }

    /** By name of the file. */
    private static Map<String, String> packaged() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : FILES) {
            try (InputStream in = BundleRoutes.class.getResourceAsStream(PACKAGED + name)) {
                texts.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private String ours(String text) {
        return instance.equals("doku") ? text : text.replaceAll("\\bdoku-", instance + "-");
    }
}
