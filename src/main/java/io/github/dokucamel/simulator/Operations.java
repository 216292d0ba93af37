package io.github.dokucamel.simulator;

import java.util.Optional;

/** Every operation of the catalogue but payment pages and their status, whatever its scheme. */
record Operations(
        SimulatedCatalogue catalogue,
        HeaderCheck headers,
        SnapCheck snap,
        SnapTokenDoor tokens,
        PlainBusiness plain,
        SnapBusiness business) {

    /**
     * Before the body is looked at: where, how and by whom it is called.
     *
     * @throws Refused the first thing wrong with it
     */
    void check(ReceivedRequest request) {
        Optional<CatalogueEntry> found = catalogue.find(request);
        if (found.isEmpty()) {
            throw new Refused(
                    catalogue.at(request.path()).isEmpty()
                            ? request.outside(404, "Not Found")
                            : request.outside(405, "Method Not Allowed"));
        }
        CatalogueEntry entry = found.get();
        switch (entry.signature()) {
            case "non-snap" -> headers.check(request);
            case "snap-asymmetric-token" -> tokens.check(request);
            case "snap-symmetric" -> snap.check(entry, request);
            default -> {
                if (!String.valueOf(request.single("Authorization")).startsWith("Bearer ")) {
                    throw new Refused(401, "invalid_token", "Bearer is required");
                }
            }
        }
        if (request.body().length > 0 && !entry.isFile()) {
            request.requireJson();
        }
    }

    Optional<CatalogueEntry> entry(ReceivedRequest request) {
        return catalogue.find(request);
    }

    /**
     * @throws Refused with what DOKU answers instead
     */
    Answer answer(CatalogueEntry entry, ReceivedRequest request, String baseUrl) {
        return entry.isSnap()
                ? business.answer(entry, request, baseUrl)
                : plain.answer(entry, request, baseUrl);
    }
}
