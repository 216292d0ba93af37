package io.github.dokucamel.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Requests that hold what is never stored, between their arrival and their first attempt. Nothing of
 * them outlives this process. When there are too many, the oldest leaves; its call is declined then.
 */
public final class CallSecrets {

    private final int most;
    private final Duration longest;
    private final Map<String, ObjectNode> requests = new LinkedHashMap<>();

    public CallSecrets(int most, Duration longest) {
        this.most = most;
        this.longest = longest;
    }

    public void put(String id, ObjectNode request) {
        synchronized (requests) {
            requests.put(id, request);
            Iterator<String> oldest = requests.keySet().iterator();
            while (requests.size() > most) {
                oldest.next();
                oldest.remove();
            }
        }
        CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> take(id));
    }

    /** The request, which is gone from here afterwards. */
    public Optional<ObjectNode> take(String id) {
        synchronized (requests) {
            return Optional.ofNullable(requests.remove(id));
        }
    }
}
