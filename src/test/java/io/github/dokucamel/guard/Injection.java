package io.github.dokucamel.guard;

import io.github.dokucamel.gateway.RawGateway;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an attacker puts beside an order, and how two requests are compared. */
final class Injection {

    /** Names that mean something to Camel, to HTTP, to DOKU or to JMS. */
    static final List<String> NAMES =
            List.of(
                    "CamelHttpUri",
                    "CAMELHTTPURI",
                    "camelhttpuri",
                    "CamelHttpPath",
                    "CAMELHTTPPATH",
                    "CamelHttpMethod",
                    "camelHttpMethod",
                    "CamelHttpQuery",
                    "CamelHttpRawQuery",
                    "CamelHttpUrl",
                    "CamelHttpResponseCode",
                    "CamelHttpCharacterEncoding",
                    "CamelHttp.Uri",
                    "CamelRestHttpUri",
                    "CamelFileName",
                    "CamelFileNameConsumed",
                    "CamelOverruleFileName",
                    "CamelJmsDestination",
                    "CamelJmsDestinationName",
                    "CamelBeanMethodName",
                    "CamelSqlQuery",
                    "CamelExecCommandExecutable",
                    "CamelToEndpoint",
                    "CamelCharsetName",
                    "CamelSplitIndex",
                    "Content-Encoding",
                    "Accept-Encoding",
                    "Transfer-Encoding",
                    "Content-Length",
                    "Content-Type",
                    "Expect",
                    "Host",
                    "Connection",
                    "Authorization",
                    "Proxy-Authorization",
                    "Cookie",
                    "Signature",
                    "SIGNATURE",
                    "Client-Id",
                    "client-id",
                    "Request-Id",
                    "Request-Timestamp",
                    "Digest",
                    "User-Agent",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-HTTP-Method-Override",
                    "traceparent",
                    "tracestate",
                    "baggage",
                    "JMSXGroupID",
                    "JMSReplyTo",
                    "JMSDestination",
                    "DokuDeliveryId",
                    "DokuOutcome",
                    "merchant",
                    "operation",
                    "doku.base-url",
                    "org.apache.camel.x",
                    "a.b",
                    "variable.attempt",
                    "h\u00e9ader");

    /** Values that would do something if anybody evaluated them. */
    static final List<String> VALUES =
            List.of(
                    "http://127.0.0.1:1/elsewhere",
                    "{{doku.secret-key}}",
                    "${bean:java.lang.System?method=exit}",
                    "#bean:doku-ledger",
                    "file:/etc/passwd",
                    "../../etc/passwd",
                    "DELETE",
                    "gzip",
                    "chunked",
                    "0",
                    "text/plain; charset=utf-16",
                    "a\r\nX-Injected: 1");

    private static final Pattern FRESH =
            Pattern.compile(
                    "(?m)^(Request-Id|Request-Timestamp|Signature|DokuDeliveryId): .*$"
                            + "|\"(delivery_id|request_id|received_at|settled_at|payment_url)\":\"[^\"]*\"");

    private static final Pattern INVOICE = Pattern.compile("\"invoice_number\":\"([^\"]+)\"");

    private Injection() {}

    /** Every name once, its value taken in turn. */
    static Stream<Map.Entry<String, String>> pairs() {
        return Stream.iterate(0, i -> i + 1)
                .limit(NAMES.size())
                .map(i -> Map.entry(NAMES.get(i), VALUES.get(i % VALUES.size())));
    }

    /** Without what differs between any two orders. */
    static String comparable(String text, String invoiceNumber) {
        Matcher fresh = FRESH.matcher(text);
        return fresh.replaceAll(found -> found.group().replaceFirst("[:].*", ""))
                .replace(invoiceNumber, "INVOICE");
    }

    static String invoiceNumber(String request) {
        Matcher invoice = INVOICE.matcher(request);
        return invoice.find() ? invoice.group(1) : "";
    }

    /** DOKU's answer to a payment page that it opened. */
    static String opened(String request) {
        return opened(request, "");
    }

    /** @param headers lines, each ended by CRLF */
    static String opened(String request, String headers) {
        String invoiceNumber = invoiceNumber(request);
        return RawGateway.answer(
                200,
                headers,
                """
                {"order":{"invoice_number":"%s"},"credit_card_payment_page":{"url":"https://pay.doku.com/%s"}}"""
                        .formatted(invoiceNumber, invoiceNumber));
    }

    static String requestFor(String invoiceNumber, List<String> requests) {
        List<String> found =
                requests.stream().filter(r -> r.contains("\"" + invoiceNumber + "\"")).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " requests for " + invoiceNumber);
        }
        return found.get(0);
    }
}
