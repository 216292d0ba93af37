package io.github.dokucamel.told;

import static io.github.dokucamel.told.Language.EN;
import static io.github.dokucamel.told.Language.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    id                          | ID
                    in-ID                       | ID
                    ID-id,id;q=0.9,en;q=0.8     | ID
                    en-GB, id                   | EN
                    en;q=0.5, id;q=0.6          | ID
                    id;q=0, en;q=0.1            | EN
                    fr, de;q=0.9, id;q=0.1      | ID
                    id;q=nonsense, en;q=0.1     | EN
                    id;q=5, en;q=0.1            | EN
                    id;level=1;q=0.7, en;q=0.3  | ID
                    """)
    void theOneThatIsWantedMostIsSpoken(String header, Language spoken) {
        assertEquals(spoken, Language.accepted(header, EN));
        assertEquals(spoken, Language.accepted(header, ID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {"none", "''", "fr, de", "*", ";;;,,,", "ide, english"})
    void elseTheOneOfTheService(String header) {
        assertEquals(ID, Language.accepted(header, ID));
        assertEquals(EN, Language.accepted(header, EN));
    }

    @ParameterizedTest
    @CsvSource({"100000", "3000000"})
    void aLongListTakesNoTime(int length) {
        assertEquals(EN, Language.accepted("x,".repeat(length) + "id", EN));
    }
}
