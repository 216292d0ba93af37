package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureVectorsTest {

    static Stream<Vector> vectors() {
        return Vector.all();
    }

    static Stream<Vector> vectorsWithBody() {
        return Vector.all().filter(Vector::hasBody);
    }

    @ParameterizedTest
    @MethodSource("vectorsWithBody")
    void digestsTheBodyBytes(Vector vector) {
        assertEquals(vector.digest(), Digest.of(vector.body()).value());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void joinsTheComponentsInDokusOrder(Vector vector) {
        assertEquals(vector.text(), vector.components().text());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsThePinnedVector(Vector vector) {
        assertEquals(vector.signature(), new Signer(vector.secret()).sign(vector.components()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verifiesThePinnedVector(Vector vector) {
        Verifier verifier = new Verifier(List.of(vector.secret()));
        assertDoesNotThrow(() -> verifier.verify(vector.components(), vector.signature()));
    }

    @Test
    void coversEveryKindOfMessage() {
        assertEquals(12, Vector.all().count());
    }

    @Test
    void refusesANotificationSignedForDokusPathInsteadOfOurs() {
        Vector ours = Vector.named("notification-card-success");
        Vector wrongTarget = Vector.named("notification-card-success-wrong-target");
        assertNotEquals(ours.signature(), wrongTarget.signature());
        Verifier verifier = new Verifier(List.of(ours.secret()));
        assertThrows(
                InvalidSignatureException.class,
                () -> verifier.verify(ours.components(), wrongTarget.signature()));
    }
}
