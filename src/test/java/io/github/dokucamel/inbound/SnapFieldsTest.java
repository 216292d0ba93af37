package io.github.dokucamel.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dokucamel.intake.SnapRefusedException;
import org.junit.jupiter.api.Test;

class SnapFieldsTest {

    @Test
    void readsABodyWithAByteOrderMark() {
        SnapFields fields = SnapFields.of("\ufeff{\"trxId\":\"INV-1\"}".getBytes(UTF_8));
        assertEquals("INV-1", fields.required("trxId", 64));
        byte[] twice = "\ufeff\ufeff{}".getBytes(UTF_8);
        assertThrows(SnapRefusedException.class, () -> SnapFields.of(twice));
    }
}
