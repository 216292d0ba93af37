package io.github.dokucamel;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds what route files of different versions, side by side, leave loose: a message that no route
 * takes, which a caller would wait for in vain, and a route that stands in two files.
 */
final class LooseEnds {

    private final Map<String, String> takenIn = new HashMap<>();
    private final Map<String, String> sentFrom = new LinkedHashMap<>();
    private final Map<String, String> routes = new HashMap<>();

    void taken(String endpoint, String file) {
        takenIn.put(endpoint, file);
    }

    /** @param place file, line and step, for people */
    void sent(String endpoint, String place) {
        sentFrom.putIfAbsent(endpoint, place);
    }

    /** @throws InvalidRouteException when another file has a route of this id */
    void route(String id, String file) {
        String other = routes.putIfAbsent(id, file);
        if (other != null && !other.equals(file)) {
            throw new InvalidRouteException(
                    "%s: the route %s stands in %s too. Take this version's %s and edit it again."
                            .formatted(file, id, other, file));
        }
    }

    /**
     * @param packaged what the packaged files have: only their endpoints are judged, for a host may
     *     take others
     * @param files that there are; a deployer may do without one of ours altogether
     * @throws InvalidRouteException naming who sends to an endpoint that nobody takes
     */
    void refuse(LooseEnds packaged, Set<String> files) {
        sentFrom.forEach(
                (endpoint, place) -> {
                    String home = packaged.takenIn.get(endpoint);
                    if (files.contains(home) && !takenIn.containsKey(endpoint)) {
                        throw new InvalidRouteException(
                                "%s: no route takes %s. Take this version's %s and edit it again."
                                        .formatted(place, endpoint, home));
                    }
                });
    }
}
