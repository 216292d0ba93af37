package io.github.dokucamel.outcome;

import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Unseen;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which addresses and codes of an answer may be handed to a payer, who will click, scan or pay to
 * them.
 *
 * @param hosts lower-case names, or {@code *.} and a domain for whatever lies below it
 * @param plainHosts those at which http will do: this machine, when the gateway is on it
 */
public record PayerLinks(List<String> hosts, List<String> plainHosts) {

    private static final int LONGEST_LINK = 2_000;
    private static final int LONGEST_CODE = 2_000;
    private static final int LONGEST_HOST = 100;

    /** What browsers read in ways of their own is no part of it: blanks, line breaks, backslashes. */
    private static final Pattern CHARACTERS = Pattern.compile("[!#-;=?-\\[\\]-~]*");

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?<scheme>https?)://(?<host>[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:]+])(:[0-9]{1,5})?([/?#].*)?",
                    Pattern.CASE_INSENSITIVE);

    /** Line breaks, marks that turn the direction of writing, halves of characters, fillers. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}" + Unseen.FILLERS + "]");

    private static final String QR = "000201";

    /**
     * The text of a QR code begins with the version of its standard and may name anything inside,
     * in any writing. Any other code is typed: nothing in it is a scheme or markup.
     */
    private static final Pattern CODE =
            Pattern.compile(QR + "[0-9]{4}[^<>\"`]*|[A-Za-z0-9][A-Za-z0-9 ._/*#+-]*");

    /** Programs make a link of a host alone too. */
    private static final Pattern HOST_ALONE =
            Pattern.compile(
                    "www\\..*|([a-z0-9-]++\\.)+[a-z]{2,}\\s*(/.*)?|.*//.*",
                    Pattern.CASE_INSENSITIVE);

    public PayerLinks {
        hosts = List.copyOf(hosts);
        plainHosts = List.copyOf(plainHosts);
    }

    /**
     * @param link as DOKU answers it
     * @param own further hosts of the operation, written like {@link #hosts}
     * @param partner whether the page belongs to a wallet or lender, whose host may be any
     * @return what is wrong with it, and fit to be shown; empty when a payer may follow it
     */
    public Optional<String> problem(String link, List<String> own, boolean partner) {
        if (link.length() > LONGEST_LINK) {
            return Optional.of("is longer than " + LONGEST_LINK + " characters");
        }
        if (!CHARACTERS.matcher(link).matches()) {
            return Optional.of("has characters that no address has");
        }
        Matcher address = ADDRESS.matcher(link);
        if (!address.matches()) {
            return Optional.of("is no https address of a host");
        }
        String host = AsciiCase.lower(address.group("host"));
        boolean here = isAmong(plainHosts, host);
        boolean known = here || isAmong(hosts, host) || isAmong(own, host);
        boolean secure = AsciiCase.equal(address.group("scheme"), "https");
        if (!secure && !here) {
            return Optional.of("is not https");
        }
        return known || partner && own.isEmpty()
                ? Optional.empty()
                : Optional.of("leads to the unknown host " + Shown.of(host, LONGEST_HOST));
    }

    private static boolean isAmong(List<String> hosts, String host) {
        return hosts.stream()
                .anyMatch(
                        known ->
                                known.startsWith("*.")
                                        ? host.endsWith(known.substring(1))
                                        : host.equals(known));
    }

    /** @return what is wrong with what a payer types or shows; empty when nothing is */
    public static Optional<String> codeProblem(String code) {
        if (code.length() > LONGEST_CODE) {
            return Optional.of("is longer than " + LONGEST_CODE + " characters");
        }
        if (UNSEEN.matcher(code).find()) {
            return Optional.of("has characters that nobody sees");
        }
        if (!CODE.matcher(code).matches()) {
            return Optional.of("is no code that a payer types, and no QR code");
        }
        // No list of hosts was asked about that.
        return !code.startsWith(QR) && HOST_ALONE.matcher(code).matches()
                ? Optional.of("is an address and no code")
                : Optional.empty();
    }
}
