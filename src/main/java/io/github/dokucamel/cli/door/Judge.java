package io.github.dokucamel.cli.door;

import io.vertx.core.http.HttpServerRequest;

/** Says what a request may do before anything of its body is read. */
@FunctionalInterface
interface Judge {

    /** Nothing has a body here. */
    Judge NO_BODIES = request -> Verdict.BARE;

    Verdict judge(HttpServerRequest request);
}
