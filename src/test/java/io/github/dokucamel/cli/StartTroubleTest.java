package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "my-bean, 'process: {ref: my-bean}'",
        "nosuch, 'to: {uri: \"nosuch:x?password=canary\"}'",
        "nosuch, 'to: {uri: \"file:x?nosuch=canary\"}'",
        "my.name, 'to: {uri: \"direct:{{my.name}}\"}'",
        "Unknown function, 'setBody: {expression: {simple: {expression: \"${nosuch}\"}}}'"
    })
    void aRouteThatCannotBeMadeIsOneSentenceWithItsFileAndLine(String words, String step)
            throws Exception {
        String route =
                "- route:\n    id: mine\n    from:\n      uri: direct:mine\n      steps:\n        - "
                        + step
                        + "\n";
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("99-mine.camel.yaml", route));
            Exception trouble = assertThrows(Exception.class, context::start);
            String said =
                    StartTrouble.sentence(trouble, Map.of("99-mine.camel.yaml", route))
                            .orElseThrow();
            assertTrue(said.startsWith("99-mine.camel.yaml, line 6, route mine: "), said);
            assertTrue(said.contains(words), said);
            assertFalse(said.contains("canary"), said);
            assertTrue(said.indexOf('\n') < 0, said);
        }
    }

    @Test
    void aNameThatCamelDoesNotKnowIsNamed() {
        assertEquals(
                Optional.of("Camel knows no setting camel.main.nmae, or does not take its value"),
                StartTrouble.sentence(
                        new RuntimeException(
                                new PropertyBindingException(
                                        this, "nmae", "x", "camel.main.", "nmae", null)),
                        Map.of()));
    }

    @Test
    void whatNobodyForesawIsLeftAsItIs() {
        assertEquals(
                Optional.empty(), StartTrouble.sentence(new IllegalStateException("x"), Map.of()));
    }
}
