package io.github.dokucamel.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Every operation of the catalogue but payment pages and their status, whatever its scheme. */
final class Operations {

    private final SimulatedCatalogue catalogue;
    private final HeaderCheck headers;
    private final SnapCheck snap;
    private final SnapTokenDoor tokens;
    private final PlainBusiness plain;
    private final SnapBusiness business;
    private final RequestMemory memory;
    private final Clock clock;

    private Operations(
            SimulatedCatalogue catalogue,
            HeaderCheck headers,
            SnapCheck snap,
            SnapTokenDoor tokens,
            PlainBusiness plain,
            SnapBusiness business,
            RequestMemory memory,
            Clock clock) {
        this.catalogue = catalogue;
        this.headers = headers;
        this.snap = snap;
        this.tokens = tokens;
        this.plain = plain;
        this.business = business;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * @param memoryBytes for what SNAP's scheme has to remember, twice
     */
    static Operations of(
            SimulatorOptions options,
            HeaderCheck headers,
            SnapTokens tokens,
            RequestMemory memory,
            PaymentBook book,
            Cashier cashier,
            long memoryBytes) {
        Map<String, String> secrets = options.merchants();
        SnapTokenDoor door =
                new SnapTokenDoor(
                        secrets.keySet(), options.snap().merchants(), tokens, options.clock());
        return new Operations(
                new SimulatedCatalogue(options.catalogue()),
                headers,
                new SnapCheck(
                        options.snap().secrets(secrets), tokens, options.clock(), memoryBytes),
                door,
                new PlainBusiness(book, cashier, options.declinePattern(), secrets),
                new SnapBusiness(book, cashier, door, options.declinePattern(), memoryBytes),
                memory,
                options.clock());
    }

    /** Before the body is looked at: where, how and by whom it is called. */
    Optional<Answer> refusal(ReceivedRequest request) {
        String path = request.path();
        Optional<CatalogueEntry> entry = catalogue.find(request);
        if (entry.isEmpty()) {
            List<CatalogueEntry> others = catalogue.at(path);
            return others.isEmpty()
                    ? outside(404, "Not Found", path)
                    : outside(405, "Method Not Allowed", path);
        }
        Optional<Answer> refusal = refusal(entry.get(), request);
        boolean isFile = entry.get().signature().equals("bearer");
        return refusal.isEmpty()
                        && request.body().length > 0
                        && !isFile
                        && !isJson(request.single("Content-Type"))
                ? outside(415, "Unsupported Media Type", path)
                : refusal;
    }

    private Optional<Answer> refusal(CatalogueEntry entry, ReceivedRequest request) {
        return switch (entry.signature()) {
            case "non-snap" -> headers.refusal(request);
            case "snap-asymmetric-token" -> tokens.refusal(request);
            case "snap-symmetric" -> snap.refusal(entry, request);
            default ->
                    String.valueOf(request.single("Authorization")).startsWith("Bearer ")
                            ? Optional.empty()
                            : Optional.of(Answer.error(401, "invalid_token", "Bearer is required"));
        };
    }

    private Optional<Answer> outside(int status, String error, String path) {
        return Optional.of(Answer.outsideGateway(status, error, path, clock.instant()));
    }

    static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT).equals(Answer.JSON);
    }

    /**
     * What was not refused. Decided at once and answered later, so that a caller who gives up has an
     * order all the same: that is the case the sender must survive.
     *
     * @param later runs its argument after the latency
     * @param reply called exactly once
     */
    void serve(
            ReceivedRequest request,
            String baseUrl,
            Consumer<Runnable> later,
            Consumer<Answer> reply) {
        CatalogueEntry entry = catalogue.find(request).orElseThrow();
        if (entry.isSnap()) {
            Answer answer = business.answer(entry, request, baseUrl);
            later.accept(() -> reply.accept(answer));
            return;
        }
        boolean remembers = entry.signature().equals("non-snap") && !entry.method().equals("GET");
        Optional<Answer> repeat = remembers ? memory.repeatOrBegin(request) : Optional.empty();
        if (repeat.isPresent()) {
            reply.accept(repeat.get());
            return;
        }
        Answer first = plain.answer(entry, request, baseUrl);
        later.accept(
                () -> {
                    if (remembers) {
                        memory.done(request, first);
                    }
                    reply.accept(first);
                });
    }

    Optional<CatalogueEntry> entry(ReceivedRequest request) {
        return catalogue.find(request);
    }
}
