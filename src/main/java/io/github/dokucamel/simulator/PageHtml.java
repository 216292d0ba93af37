package io.github.dokucamel.simulator;

import io.github.dokucamel.simulator.SentNotification.Delivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What the payer's browser shows. Plain HTML without scripts; every text of the order is escaped. */
final class PageHtml {

    private static final String FRAME =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>SIMULATOR: %s</title>
            <style>
            body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #f3f3f1 }
            header { background: #7a1d00; color: #fff; padding: .6rem 1rem; text-align: center }
            header p { margin: 0; font-weight: 600 }
            main { max-width: 36rem; margin: 1.5rem auto; padding: 1rem 1.5rem 1.5rem; background: #fff;
                   border: 1px solid #c9c9c5; border-radius: .4rem; overflow-wrap: anywhere }
            h1 { font-size: 1.3rem; margin: .3rem 0 1rem }
            h2 { font-size: 1rem; margin: 1.5rem 0 .4rem }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0;
                 align-items: baseline }
            dt { color: #555 }
            dd { margin: 0 }
            .amount { font-size: 1.4rem; font-weight: 600 }
            table { border-collapse: collapse; width: 100%% }
            th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0;
                     border-bottom: 1px solid #e2e2de }
            td.number, th.number { text-align: right; white-space: nowrap }
            [role=status], [role=alert] { padding: .6rem .8rem; border-left: .3rem solid #1f5f9c; background: #eef4fa }
            [role=alert] { border-color: #a3240f; background: #fdf0ed }
            form { display: flex; flex-wrap: wrap; gap: .6rem; margin-top: 1.2rem }
            button { font: inherit; padding: .55rem 1.2rem; border: 1px solid #555; border-radius: .3rem;
                     background: #fff; color: #1b1b1b; cursor: pointer }
            button.pay { background: #0f5f2f; border-color: #0f5f2f; color: #fff; font-weight: 600 }
            button:focus-visible, a:focus-visible { outline: .2rem solid #1f5f9c; outline-offset: .1rem }
            </style>
            </head>
            <body>
            <header><p>SIMULATOR: no money moves</p></header>
            <main>
            %s</main>
            </body>
            </html>
            """;

    private PageHtml() {}

    static String unknown() {
        return FRAME.formatted(
                "no such page",
                "<h1>There is no such page</h1>\n"
                        + "<p>The simulator forgets its pages when it is started again.</p>\n");
    }

    /**
     * @param complaint why nothing was done; empty when there is none
     */
    static String of(
            Payment payment,
            List<SentNotification> notifications,
            boolean hasTarget,
            String complaint) {
        PaymentPage page = payment.page();
        StringBuilder main = new StringBuilder("<h1>Payment page</h1>\n");
        if (!complaint.isEmpty()) {
            main.append("<p role=\"alert\">").append(escaped(complaint)).append("</p>\n");
        }
        main.append("<dl>\n<dt>Invoice</dt><dd>").append(escaped(page.invoiceNumber()));
        main.append("</dd>\n<dt>Amount</dt><dd class=\"amount\">").append(rupiah(payment.asked()));
        main.append("</dd>\n</dl>\n");
        items(main, page);
        main.append("<h2>State</h2>\n<p role=\"status\" data-state=\"")
                .append(payment.state())
                .append("\">")
                .append(said(payment))
                .append("</p>\n");
        if (payment.state().isOpen()) {
            main.append(
                    """
                    <form method="post">
                    <button class="pay" name="do" value="pay">Pay</button>
                    <button name="do" value="decline">Decline</button>
                    <button name="do" value="expire">Let it expire</button>
                    </form>
                    """);
        }
        notifications(main, payment, notifications, hasTarget);
        return FRAME.formatted(escaped(page.invoiceNumber()), main);
    }

    private static void items(StringBuilder main, PaymentPage page) {
        if (page.items().isEmpty()) {
            return;
        }
        main.append("<h2>Items</h2>\n<table>\n<tr><th scope=\"col\">Name</th>")
                .append("<th scope=\"col\" class=\"number\">Quantity</th>")
                .append("<th scope=\"col\" class=\"number\">Price</th></tr>\n");
        for (PaymentPage.Item item : page.items()) {
            main.append("<tr><td>").append(escaped(item.name()));
            main.append("</td><td class=\"number\">").append(escaped(item.quantity()));
            main.append("</td><td class=\"number\">").append(price(item)).append("</td></tr>\n");
        }
        main.append("</table>\n");
        if (page.itemCount() > page.items().size()) {
            main.append("<p>and ")
                    .append(page.itemCount() - page.items().size())
                    .append(" more</p>\n");
        }
    }

    private static String price(PaymentPage.Item item) {
        return item.price().matches("-?\\d{1,18}")
                ? rupiah(Long.parseLong(item.price()))
                : escaped(item.price());
    }

    private static String said(Payment payment) {
        String when = " at " + time(payment.changedAt());
        return switch (payment.state()) {
            case PENDING -> "Not paid yet.";
            case FAILED -> "Declined" + when + ". It can still be paid.";
            case SUCCESS -> "Paid: " + rupiah(payment.paid()) + when + ".";
            case EXPIRED -> "Expired" + when + ". It cannot be paid any more.";
            case REFUNDED ->
                    "Refunded: %s of %s, the last%s."
                            .formatted(rupiah(payment.refunded()), rupiah(payment.paid()), when);
            case VOIDED -> "Voided" + when + ".";
        };
    }

    private static void notifications(
            StringBuilder main,
            Payment payment,
            List<SentNotification> notifications,
            boolean hasTarget) {
        if (payment.last().isEmpty()) {
            return;
        }
        main.append("<h2>Notifications</h2>\n");
        if (notifications.isEmpty()) {
            main.append("<p>None")
                    .append(hasTarget ? " any more" : ": the simulator has no URL to send them to")
                    .append(".</p>\n");
            return;
        }
        main.append("<table>\n<tr><th scope=\"col\">Of</th><th scope=\"col\">Delivery</th></tr>\n");
        for (SentNotification one : notifications) {
            main.append("<tr><td>").append(one.type()).append(' ').append(one.status());
            main.append("</td><td data-delivery=\"").append(one.state()).append("\">");
            main.append(escaped(delivery(one))).append("</td></tr>\n");
        }
        main.append("</table>\n<p><a href=\"\">Look again</a></p>\n");
    }

    private static String delivery(SentNotification one) {
        int tries = one.deliveries().size();
        if (tries == 0) {
            return "on its way";
        }
        Delivery last = one.deliveries().get(tries - 1);
        String answer =
                last.status() == 0 ? "no answer: " + last.problem() : "HTTP " + last.status();
        String next =
                switch (one.state()) {
                    case "acknowledged" -> "acknowledged";
                    case "given-up" -> "given up";
                    default ->
                            one.nextTryAt() == null
                                    ? "trying again"
                                    : "next try at " + time(one.nextTryAt());
                };
        return "%s (%s, %d %s)".formatted(next, answer, tries, tries == 1 ? "try" : "tries");
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** As Indonesia writes it, and for machines beside it. */
    private static String rupiah(long amount) {
        String grouped = String.format(Locale.ROOT, "%,d", amount).replace(',', '.');
        return "<data value=\"%d\">IDR %s</data>".formatted(amount, grouped);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
