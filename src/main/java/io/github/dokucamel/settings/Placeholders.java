package io.github.dokucamel.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/** What route files may use as {@code {{doku.*}}}. */
record Placeholders(Settings settings) {

    /** @param plain every setting that is no secret, as it was given */
    Map<String, String> of(Map<String, String> plain) {
        Map<String, String> all = new LinkedHashMap<>(plain);
        all.put("doku.base-url", settings.baseUrl());
        all.put("doku.inbox", settings.inbox().toString());
        all.put("doku.outbox", settings.outbox().toString());
        all.put("doku.data-dir", settings.dataDir().toString());
        for (String source : IntakeSettings.SOURCES) {
            all.put("doku.intake." + source + ".enabled", "" + settings.intake().isEnabled(source));
        }
        all.put(
                "doku.notification.enabled",
                Boolean.toString(settings.notifications().isEnabled()));
        all.put("doku.snap.inbound.enabled", Boolean.toString(settings.snap().inboundEnabled()));
        all.put(
                "doku.notification.qris-enabled",
                "" + settings.notifications().qrisPath().isPresent());
        all.put("doku.notification.qris-path", settings.notifications().qrisPath().orElse("/off"));
        all.put("doku.snap.inbound.va-payment-path", settings.snap().vaPaymentPaths().get(0));
        all.put(
                "doku.progress.enabled",
                Boolean.toString(!settings.runner().progressInterval().isZero()));
        all.put("doku.report.daily-enabled", "" + settings.delivery().papers().daily().isPresent());
        all.put("doku.send.senders", Integer.toString(settings.send().senders()));
        return all;
    }
}
