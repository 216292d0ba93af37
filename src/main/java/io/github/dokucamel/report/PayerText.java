package io.github.dokucamel.report;

import io.github.dokucamel.report.book.Cell;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a payer is written: how much, until when, and how he pays. */
record PayerText(PaperWords words) {

    /** Empty when he cannot pay, or no longer. */
    Optional<String> text(BillLine line) {
        boolean isByLink = line.link() != null;
        String by = isByLink ? line.link() : line.code();
        if (!line.status().isPayable() || by == null || line.invoiceNumber() == null) {
            return Optional.empty();
        }
        String due =
                line.due() == null ? "" : words.of("message.due", "due", words.shown(line.due()));
        return Optional.of(
                words.of(
                        isByLink ? "message.link" : "message.code",
                        "name",
                        line.customer() == null ? words.of("message.nobody") : line.customer(),
                        "number",
                        line.invoiceNumber(),
                        "amount",
                        PaperWords.shown(line.sums().open()),
                        "due",
                        due,
                        isByLink ? "link" : "code",
                        by));
    }

    /** A chat with the text in it, shown by its number. */
    Cell chat(BillLine line) {
        String link = whatsApp(line);
        return link == null ? Cell.empty() : Cell.link(link).showing(WhatsApp.shown(link));
    }

    /** Null when he cannot pay, or has no phone that can be one. */
    @Nullable String whatsApp(BillLine line) {
        return text(line).flatMap(text -> WhatsApp.link(line.phone(), text)).orElse(null);
    }
}
