package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentFailure;
import io.github.dokucamel.notification.PaymentLife;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentLife.Step;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.PaymentNews.Refund;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.told.Language;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happened to an order, for people who read Indonesian; documents keep the English. */
class HistoryTextTest {

    private static final HistoryText INDONESIAN = new HistoryText(Language.ID);
    private static final Pattern ENGLISH =
            Pattern.compile(
                    "\\b(the|paid|was|with|by|time|of|nothing|refunded|changes|confirms|back)\\b");

    private static ObjectNode event(String kind, String detail) {
        return JsonNodeFactory.instance.objectNode().put("event", kind).put("detail", detail);
    }

    private static String told(String kind, String detail) {
        return INDONESIAN.of(event(kind, detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            nullValues = "-",
            value = {
                "recorded -> - -> diterima",
                "attempt 1 -> ACCEPTED HTTP 200 -> percobaan 1: diterima DOKU, HTTP 200",
                "attempt 2 -> UNKNOWN timeout -> percobaan 2: belum pasti diterima DOKU, timeout",
                "attempt 3 -> LATER HTTP 503 http_503 -> percobaan 3: DOKU minta dicoba lagi nanti, HTTP 503 http_503",
                "evidence -> the request brought timeout; DOKU has the order -> yang diketahui: permintaan pembayaran dijawab timeout; DOKU sudah memiliki tagihan ini",
                "waiting -> outlier -> menunggu kepastian: nilainya jauh di atas yang biasa",
                "confirm -> - -> dipastikan",
                "cancel answered -> payment-page accepted -> jawaban DOKU: dibatalkan: payment-page siap dibayar",
                "refund answered -> refund declined: Not found -> jawaban DOKU: pengembalian dana: refund ditolak DOKU: Not found",
                "cancelled -> - -> dibatalkan",
                "duplicate arrived -> rest -> datang lagi: sudah pernah dikirim: rest",
                "accepted -> by the status call -> siap dibayar: lewat pertanyaan status",
                "declined -> by hand: not in the Back Office -> ditolak DOKU: oleh orang: not in the Back Office",
                "conflict -> another row of the file has its number -> nomor sama, isi berbeda: baris lain di file itu bernomor sama",
                "bill -> paid by revision 2, INV-1-r2 at DOKU -> tagihan: dibayar lewat revisi 2, INV-1-r2 di DOKU",
                "renew -> revision 2 -> revisi baru: revisi 2",
                "refund -> all, forced -> pengembalian dana: seluruhnya, dipaksakan",
                "close -> as written-off -> ditutup: sebagai dihapusbukukan",
                "note -> owner: budi -> catatan: penanggung jawab: budi",
                "no longer asked for -> - -> tidak ditanyakan lagi ke DOKU",
                "paid -> paid (notification: SUCCESS SALE IDR 90000) -> lunas: lunas (pemberitahuan: SUCCESS SALE IDR 90000)",
            })
    void whatHappenedIsSaidInIndonesian(String kind, String detail, String told) {
        assertEquals(told, told(kind, detail));
        String english = detail == null ? kind : kind + ": " + detail;
        assertEquals(english, new HistoryText(Language.EN).of(event(kind, detail)));
    }

    @Test
    void whatPeopleSaidStays() {
        ObjectNode note = event("note", null).put("person", "siti").put("reason", "called her");
        assertEquals("catatan: called her (siti)", INDONESIAN.of(note));
        assertEquals("sesuatu: apa saja", told("sesuatu", "apa saja"));
    }

    @Test
    void everyOutcomeAndEveryAnswerHasItsWord() {
        for (Outcome outcome : EnumSet.complementOf(EnumSet.of(Outcome.BOUND))) {
            assertFalse(told(outcome.text(), null).equals(outcome.text()), outcome.text());
        }
        for (AnswerClass answer : AnswerClass.values()) {
            String told = told("attempt 1", answer + " HTTP 500");
            assertFalse(told.contains(answer.name()), told);
        }
    }

    /** Whatever three pieces of news make of a payment. */
    @Test
    void everyStepOfAPaymentIsSaidInIndonesian() {
        Set<String> said = new TreeSet<>();
        List<Payment> known = new ArrayList<>(List.of(Payment.of(90_000, false)));
        known.add(Payment.of(90_000, false).paidUnder("INV-1-r2"));
        for (int round = 0; round < 3; round++) {
            known = after(known, said);
        }
        said.add(PaymentFailure.event(Source.NOTIFICATION, news(Kind.SUCCESS, "1", "1"), late()));
        assertTrue(said.size() > 40, said.toString());
        List<String> english =
                said.stream()
                        .map(detail -> told("payment", detail))
                        .filter(told -> ENGLISH.matcher(told.replaceAll("\\(.*", "")).find())
                        .toList();
        assertEquals(List.of(), english);
    }

    private static Step late() {
        PaymentNews news = news(Kind.SUCCESS, "90000", "1");
        return PaymentLife.after(
                        Payment.of(90_000, false), Source.NOTIFICATION, news, Instant.EPOCH)
                .afterCancel();
    }

    private static List<Payment> after(List<Payment> known, Set<String> said) {
        List<Payment> next = new ArrayList<>();
        for (Payment before : known) {
            for (Source source : Source.values()) {
                for (Kind kind : Kind.values()) {
                    for (String amount : Arrays.asList("90000", "50000", null)) {
                        PaymentNews news = news(kind, amount, "r" + said.size() % 3);
                        if (source == Source.PERSON && (kind != Kind.SUCCESS || amount == null)) {
                            continue;
                        }
                        Step step = PaymentLife.after(before, source, news, Instant.EPOCH);
                        if (step.words() != null
                                && said.add(PaymentFailure.event(source, news, step))) {
                            next.add(step.payment());
                        }
                    }
                }
            }
        }
        return next;
    }

    private static PaymentNews news(Kind kind, String amount, String id) {
        BigDecimal rupiah = amount == null ? null : new BigDecimal(amount);
        Refund refund =
                kind == Kind.REFUNDED ? new Refund(amount == null ? null : id, rupiah, "X") : null;
        return new PaymentNews(
                "INV-1",
                kind,
                kind.name(),
                null,
                rupiah,
                null,
                id,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                refund,
                null);
    }
}
