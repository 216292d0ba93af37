package io.github.dokucamel;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A route file that cannot be run; the message names the file, the step and the remedy. */
public final class InvalidRouteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidRouteException(String message) {
        super(message);
    }

    /** What a reader of YAML, or Camel's of routes, says of a place in a file. */
    static InvalidRouteException of(String file, YamlEngineException trouble) {
        int line = 0;
        String problem = trouble.getMessage();
        if (trouble instanceof MarkedYamlEngineException marked) {
            line = marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problem = marked.getProblem();
        }
        return new InvalidRouteException(
                "%s, line %s: %s".formatted(file, line, String.valueOf(problem).strip()));
    }
}
