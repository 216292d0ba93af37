package io.github.dokucamel.cli;

import io.github.dokucamel.cli.door.Doors;
import io.github.dokucamel.cli.door.Problem;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** What the HTTP server answers by itself, before any route: problem documents there too. */
final class HttpAnswers {

    private static final int WORKERS_BESIDE_WAITERS = 20;

    /** A thread that is stuck for a minute is told; once a second is often for an idle service. */
    private static final long BLOCKED_LOOK_MS = 10_000;

    private static final Pattern FORM =
            Pattern.compile(
                    "\\s*(multipart/|application/x-www-form-urlencoded)", Pattern.CASE_INSENSITIVE);

    private HttpAnswers() {}

    /** A caller that waits for DOKU holds a worker; others must find one all the same. */
    static VertxOptions workers(int waiters) {
        return new VertxOptions()
                .setWorkerPoolSize(waiters + WORKERS_BESIDE_WAITERS)
                .setBlockedThreadCheckInterval(BLOCKED_LOOK_MS);
    }

    static void install(CamelContext context, int configuredPort) {
        VertxPlatformHttpRouter router =
                VertxPlatformHttpRouter.lookup(
                        context, VertxPlatformHttpRouter.getRouterNameFromPort(configuredPort));
        router.route().order(Integer.MIN_VALUE).handler(HttpAnswers::withoutBody);
        router.route().order(Integer.MIN_VALUE + 1).handler(HttpAnswers::withoutForms);
        Route last = router.route().last();
        last.handler(call -> Problem.answer(call.response(), unhandled(context, router, call)));
        last.failureHandler(call -> Problem.answer(call.response(), failed(context, call)));
    }

    /**
     * A form is refused like any other body that is not JSON, but only after Camel has read it; told
     * that it is one, Vert.x would make a directory for its files where the runner was started.
     */
    private static void withoutForms(RoutingContext call) {
        String type = call.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && FORM.matcher(type).lookingAt()) {
            call.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        }
        call.next();
    }

    /** The door has judged whether it is read. */
    private static void withoutBody(RoutingContext call) {
        if (!Doors.readsBody(call.request())) {
            ((RoutingContextInternal) call).visitHandler(RoutingContextInternal.BODY_HANDLER);
        }
        call.next();
    }

    /** What fails because it is being stopped works when it is started again. */
    private static int failed(CamelContext context, RoutingContext call) {
        int status = call.statusCode() > 0 ? call.statusCode() : 500;
        return status == 500 && !context.isStarted() ? 503 : status;
    }

    /** While it starts and while it stops, what is not there now is there later: no 404. */
    private static int unhandled(
            CamelContext context, VertxPlatformHttpRouter router, RoutingContext call) {
        if (!context.isStarted()) {
            return 503;
        }
        List<Route> served = served(router, call);
        // One that is there for the method as well came while the call was on its way past it.
        boolean isThereByNow =
                served.stream()
                        .map(Route::methods)
                        .anyMatch(all -> all == null || all.contains(call.request().method()));
        return isThereByNow ? 503 : served.isEmpty() ? 404 : 405;
    }

    /** The routes of the path, whatever their method. */
    private static List<Route> served(VertxPlatformHttpRouter router, RoutingContext call) {
        String[] asked = call.normalizedPath().split("/");
        return router.getRoutes().stream()
                .filter(route -> route.getPath() != null)
                .filter(route -> leadsTo(route.getPath().split("/"), asked))
                .toList();
    }

    /** A segment of ours that starts with a colon stands for any. */
    private static boolean leadsTo(String[] served, String[] asked) {
        return served.length == asked.length
                && IntStream.range(0, served.length)
                        .allMatch(i -> served[i].startsWith(":") || served[i].equals(asked[i]));
    }
}
