package io.github.dokucamel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.Simulator;
import java.io.File;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clerk sends a payer the link of a bill, or shows it as a QR code. */
class LinkCommandTest {

    @TempDir private Path data;
    private Simulator gateway;
    private RunningService service;
    private int port;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningService.gateway();
        service =
                RunningService.start(
                        data.resolve("data"),
                        gateway.baseUrl(),
                        "--doku.intake.jms.enabled=false",
                        "--doku.intake.file.enabled=false",
                        "--doku.reconcile.enabled=false");
        gateway.notifyAt(service.notifications("/notifications").toString());
        port = service.rest("/").getPort();
    }

    @AfterEach
    void stop() {
        service.close();
        gateway.close();
    }

    /** @return its link */
    private String order(String text) throws Exception {
        HttpResponse<String> answer = service.send(service.order(text.getBytes(UTF_8)));
        assertTrue(answer.statusCode() < 500, answer.body());
        return Outbox.json(answer.body()).path("payment_url").asText();
    }

    private String order(String invoiceNumber, String more) throws Exception {
        return order(SampleOrders.text(invoiceNumber, 90_000).replaceFirst("\\{", "{" + more));
    }

    private DokuRun doku(String... command) {
        return DokuRun.of(
                Stream.concat(
                                Stream.of(command),
                                Stream.of(
                                        "--doku.http.port=" + port,
                                        "--doku.data-dir=" + data.resolve("data"),
                                        "--doku.base-url=" + gateway.baseUrl()))
                        .toArray(String[]::new));
    }

    private String sayingWhyNot(String... command) {
        DokuRun run = doku(command);
        assertEquals(1, run.status(), run.said());
        assertEquals("", run.out(), "no link of a bill that nobody is to pay");
        assertEquals(1, run.err().lines().count(), run.err());
        return run.err().strip();
    }

    @Test
    void theLinkStandsAloneOnItsLineWithAndWithoutAService() throws Exception {
        String link = order("LINK-1", "");

        for (boolean running : new boolean[] {true, false}) {
            if (!running) {
                service.close();
            }
            DokuRun run = doku("link", "LINK-1");
            assertEquals(0, run.status(), run.said());
            assertEquals(link + System.lineSeparator(), run.out());
            assertEquals(
                    link,
                    Outbox.json(doku("link", "LINK-1", "--json").out())
                            .path("payment_url")
                            .asText());
            assertEquals(
                    "doku: There is no operation va-bcc. Did you mean va-bca?",
                    sayingWhyNot("link", "LINK-1", "--operation=va-bcc")
                            .replaceFirst("va-bca.*", "va-bca?"));
            assertTrue(sayingWhyNot("link", "NOBODY-1").contains("No order of this merchant"));
        }
    }

    @Test
    void theQrCodeOfTheLinkIsReadInEachForm() throws Exception {
        String link = order("LINK-2", "");

        DokuRun text = doku("link", "LINK-2", "--qr");
        List<String> lines = text.out().lines().toList();
        assertEquals(link, lines.get(0));
        List<String> blocks = lines.subList(1, lines.size());
        assertEquals(link, QrPicture.ofText(blocks));
        String quiet = " ".repeat(blocks.get(0).length());
        assertEquals(List.of(quiet, quiet), blocks.subList(0, 2), "four light modules above");
        assertTrue(blocks.stream().allMatch(line -> line.matches(" {4}.* {4}")), text.out());

        Path png = data.resolve("link.png");
        DokuRun picture = doku("link", "LINK-2", "--qr", "-o", png.toString());
        assertEquals(List.of(link, png.toString()), picture.out().lines().toList());
        assertEquals(link, QrPicture.ofPng(png));

        Path svg = data.resolve("link.svg");
        assertEquals(0, doku("link", "LINK-2", "--qr", "--json", "-o", svg.toString()).status());
        assertEquals(link, QrPicture.ofSvg(Files.readString(svg)));
        try (Stream<Path> files = Files.list(data)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")), "no drafts");
        }
    }

    @Test
    void aBillWithoutALinkHasACode() throws Exception {
        String order = "\"operation\":\"va-bca\",";
        order(
                SampleOrders.text("LINK-3", 90_000)
                        .replaceFirst("\\{", "{" + order)
                        .replace("{\"email", "{\"name\":\"Anton\",\"email"));

        DokuRun run = doku("link", "LINK-3", "--qr");

        assertEquals(0, run.status(), run.said());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.get(0).matches("[0-9]{8,}|https?://.*"), lines.get(0));
        assertEquals(lines.get(0), QrPicture.ofText(lines.subList(1, lines.size())));
    }

    @Test
    void aBillThatNobodyIsToPayIsToldByName() throws Exception {
        order("PAID-1", "");
        gateway.payer().pay("PAID-1");
        Installation.waiting()
                .until(() -> doku("link", "PAID-1").err().contains("PAID-1 is paid: nobody"));
        assertTrue(sayingWhyNot("link", "PAID-1", "--qr").endsWith("Send it to nobody."));

        order("GONE-1", "");
        assertEquals(0, doku("cancel", "GONE-1", "--reason=wrong file").status());
        assertTrue(sayingWhyNot("link", "GONE-1").contains("GONE-1 is cancelled: nobody"));
        assertEquals(0, doku("renew", "GONE-1", "--reason=all the same").status());
        assertTrue(doku("link", "GONE-1").out().startsWith("http"));
        assertTrue(sayingWhyNot("link", "GONE-1", "--revision=1").contains("is cancelled"));

        order("DECLINE-1", "");
        assertTrue(sayingWhyNot("link", "DECLINE-1").contains("DECLINE-1 was declined"));

        order("OFF-1", "");
        assertEquals(0, doku("close", "OFF-1", "--as=written-off", "--reason=gone").status());
        assertTrue(sayingWhyNot("link", "OFF-1").contains("OFF-1 is written off"));
    }

    @Test
    void theLinkOfARevisionIsNotToldOnceAnEarlierOneIsPaid() throws Exception {
        order("BOTH-1", "");
        assertEquals(0, doku("cancel", "BOTH-1", "--reason=new link").status());
        assertEquals(0, doku("renew", "BOTH-1", "--reason=new link").status());

        gateway.payer().pay("BOTH-1");

        Installation.waiting().until(() -> doku("link", "BOTH-1").status() == 1);
        assertTrue(sayingWhyNot("link", "BOTH-1").contains("BOTH-1 is paid"));
    }

    @Test
    void anExpiredBillIsToldInTheLanguageOfTheCommands() throws Exception {
        order("OVER-1", "");
        gateway.payer().expire("OVER-1");
        assertEquals(0, doku("status", "OVER-1").status());

        assertTrue(sayingWhyNot("link", "OVER-1").contains("The time to pay OVER-1 is over"));
        assertTrue(
                sayingWhyNot("link", "OVER-1", "--doku.language=id")
                        .contains("Waktu membayar OVER-1 sudah habis"));
        DokuRun json = doku("link", "OVER-1", "--json");
        assertEquals(1, json.status());
        assertEquals("link_expired", Outbox.json(json.out()).path("code").asText());
        assertFalse(json.out().contains("http"), json.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-o=x.png",
                "--qr -o=x.jpg",
                "--qr --json",
                "--revision=0",
                "--revision=x",
                "--reason=x"
            })
    void whatSaysNothingToItIsWrongInput(String options) {
        String[] command = ("link LINK-9 " + options).split(" ");

        DokuRun run = DokuRun.of(command);

        assertEquals(2, run.status(), run.said());
        assertFalse(run.err().isBlank());
    }

    @Test
    void withoutTheLibraryItSaysWhatLacks() throws Exception {
        String path =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(jar -> !jar.contains("zxing"))
                        .collect(Collectors.joining(File.pathSeparator));
        Path said = data.resolve("said.txt");
        Process command =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                path,
                                Doku.class.getName(),
                                "link",
                                "LINK-1",
                                "--qr")
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertTrue(command.waitFor(1, TimeUnit.MINUTES));

        assertEquals(1, command.exitValue(), Files.readString(said));
        assertEquals(
                "doku: There is no QR code, since the library for it is not there: add"
                        + " com.google.zxing:core to lib/, or leave --qr out",
                Files.readString(said).strip());
    }
}
