package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayerLinksTest {

    private static final PayerLinks LINKS =
            new PayerLinks(List.of("api.gateway.example", "*.doku.com"), List.of());

    private static Optional<String> problem(String link) {
        return LINKS.problem(link, List.of(), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sandbox.doku.com/p/1?a=b#c",
                "https://API.gateway.example/pay",
                "HTTPS://staging.doku.com:8443/x;y=1,2|3{4}",
                "https://a.b.doku.com"
            })
    void passesOnWhatLeadsToDoku(String link) {
        assertEquals(Optional.empty(), problem(link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "JaVaScRiPt://sandbox.doku.com/%0aalert(1)",
                "data:text/html,<b>x</b>",
                "file:///etc/passwd",
                "ftp://sandbox.doku.com/x",
                "http://sandbox.doku.com/p",
                "//sandbox.doku.com/p",
                "sandbox.doku.com/p",
                "https:sandbox.doku.com",
                "https:///sandbox.doku.com/p",
                "https://doku.com/p",
                "https://evildoku.com/p",
                "https://doku.com.evil.example/p",
                "https://sandbox.doku.com@evil.example/p",
                "https://user:secret@sandbox.doku.com/p",
                "https://evil.example\\@sandbox.doku.com/p",
                "https://evil.example\\.sandbox.doku.com/p",
                "https://sandbox.doku.com\u3002evil.example/p",
                "https://d\u043eku.doku.com/p",
                "https://sandbox.doku.com/p\nSet-Cookie: a=b",
                "https://sandbox.doku.com/p\r",
                "https://sandbox.doku.com/ p",
                " https://sandbox.doku.com/p",
                "https://sandbox.doku.com/\u202efdp",
                "https://sandbox.doku.com/\u200b",
                "https://sandbox.doku.com/\"onclick=",
                "https://sandbox.doku.com/<script>",
                "https://sandbox.doku.com:99999999/p",
                "https://[2001:db8::1]/p",
                "https://203.0.113.9/p",
                "https://.doku.com/p",
                "https://sandbox.doku.com./p"
            })
    void passesOnNothingElse(String link) {
        assertTrue(problem(link).isPresent(), link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://wallet.example/pay", "https://203.0.113.9/pay"})
    void letsAPartnersPageBeAnywhere(String link) {
        assertEquals(Optional.empty(), LINKS.problem(link, List.of(), true));
        assertTrue(LINKS.problem(link, List.of("other.example"), true).isPresent());
        assertTrue(problem(link.replace("https", "http")).isPresent());
        assertTrue(LINKS.problem(link.replace("https", "http"), List.of(), true).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8910/pay/x", "http://[::1]:80/", "https://localhost/p"})
    void takesHttpFromAGatewayOnThisMachine(String link) {
        PayerLinks local =
                new PayerLinks(List.of("*.doku.com"), List.of("127.0.0.1", "[::1]", "localhost"));
        assertEquals(Optional.empty(), local.problem(link, List.of(), false));
        assertTrue(local.problem("http://evil.example/p", List.of(), true).isPresent());
        assertTrue(local.problem("http://x.doku.com/p", List.of(), false).isPresent());
    }

    @Property
    void neverPassesOnMoreThanAWebAddress(@ForAll @StringLength(max = 60) String rest) {
        String link = "https://sandbox.doku.com" + rest;
        if (problem(link).isEmpty()) {
            assertTrue(rest.isEmpty() || "/?#:".indexOf(rest.charAt(0)) >= 0, link);
            assertTrue(link.chars().allMatch(c -> c > ' ' && c < 127), link);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"88\u202e99", "12\n34", "12\u200b34", "\u0000", "12\u2028", "\ud83d"})
    void passesOnNoCodeWithWhatNobodySees(String code) {
        assertTrue(PayerLinks.codeProblem(code).isPresent());
    }

    /** Whoever shows it makes a link of it, past the list of hosts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/pay",
                " HTTPS://evil.example",
                "javascript:alert(1)",
                "88810000 or https://evil.example",
                "//evil.example",
                "www.evil.example",
                "evil.example",
                " pay.evil.example/88810000",
                "88810000 javascript:alert(1)",
                "8881<svg onload=x>",
                "\u203asvg",
                "tel:112",
                "000201<b>",
                "8881\" onclick=\"x"
            })
    void anAddressIsNoCode(String code) {
        assertTrue(PayerLinks.codeProblem(code).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00020101021226300016https://doku.com",
                "1234 5678",
                "1234.5678",
                "888-994/1",
                "00020101021226650013CO.XENDIT.WWW5911Toko \u00c9l\u00e9"
            })
    void passesOnCodes(String code) {
        assertEquals(Optional.empty(), PayerLinks.codeProblem(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u2800", "\ufe0f", "\u034f", "\u200b", "\n"})
    void aCodeWithACharacterThatNobodySeesIsHandedToNobody(String unseen) {
        assertTrue(PayerLinks.codeProblem("19008" + unseen + "20010").isPresent());
        assertTrue(PayerLinks.codeProblem("1900820010").isEmpty());
    }
}
