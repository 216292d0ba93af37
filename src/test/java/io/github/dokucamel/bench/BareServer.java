package io.github.dokucamel.bench;

import io.vertx.core.Vertx;

/** The baseline: the same HTTP server, which reads a body and answers 200, and does nothing else. */
final class BareServer {

    static final String LISTENS = "listens on ";

    private BareServer() {}

    public static void main(String[] args) {
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(
                        call ->
                                call.bodyHandler(
                                        body -> call.response().end("{\"received\":true}")))
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println(LISTENS + server.actualPort()));
    }
}
