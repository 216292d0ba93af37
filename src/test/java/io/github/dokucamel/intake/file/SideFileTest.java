package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550000",
                "550000\r\n",
                "\uFEFF550000",
                "550.000,00",
                "550,000.00",
                "Rp 550.000,-",
                "Rp.550.000",
                "IDR 550000",
                "Total: Rp 550.000",
                "total=550000",
                "total 550'000",
                "- total = 550000",
                "{\"total\": 550000}",
                "{\"total\": \"550.000\"}"
            })
    void anAmountIsReadAsPeopleWriteIt(String text) {
        assertEquals(new SideFile(null, 550_000L), SideFile.of(text, List.of("total")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-550000",
                "- 550000",
                "\u2212550000",
                "550000-",
                "(550000)",
                "Rp -550.000",
                "total=-550000",
                "{\"total\":-550000}",
                "total=(550000)",
                "550000e0",
                "total=550000e2",
                "550000.5",
                "{\"total\":550.25}",
                "550rb",
                "550000%",
                "0x550000",
                "550000\u0660",
                "count=3\ntotal=-550000",
                "{\"count\":3,\"total\":null}",
                "550000 550000",
                "total="
            })
    void whatIsNoAmountIsNotTakenForOne(String text) {
        assertNull(SideFile.of(text, List.of("total")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3;550001", "3 550001", "3\n550.001", "count=3,total=550001"})
    void theCountStandsBeforeTheTotal(String text) {
        assertEquals(new SideFile(3L, 550_001L), SideFile.of(text, List.of("count", "total")));
    }
}
