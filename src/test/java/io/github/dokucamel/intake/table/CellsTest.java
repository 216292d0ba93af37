package io.github.dokucamel.intake.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.dokucamel.intake.table.AmountCell.Style;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of single cells: put right where they can mean one thing, else doubted. */
class CellsTest {

    private static String shown(CellFinding found) {
        return found.reason() == null
                ? found.text()
                : found.reason().code() + (found.proposal() == null ? "" : " " + found.proposal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    90000              | 90000
                    1.250.000          | 1250000
                    1.250.000,00       | 1250000
                    Rp 2.100.000,00    | 2100000
                    Rp. 90.000,-       | 90000
                    IDR 90.000         | 90000
                    90.000 Rp          | 90000
                    '90000             | 90000
                    ="90000"           | 90000
                    \uFF19\uFF10\uFF10 | 900
                    1.450.000\u00a0    | 1450000
                    \u200b75.000       | 75000
                    250,00             | 250
                    1.250.500,75       | amount_cents 1250501
                    0,5                | amount_cents 1
                    1,750,000          | amount_other_style 1750000
                    250.00             | amount_other_style 250
                    3E+05              | amount_shortened 300000
                    1,5E+6             | amount_shortened 1500000
                    -750.000           | amount_negative
                    (750.000)          | amount_negative
                    750.000-           | amount_negative
                    -                  | amount_empty
                    Rp -               | amount_empty
                    LUNAS              | amount_words
                    dua juta           | amount_words
                    1.2.3              | amount_unclear
                    1.000,000          | amount_unclear
                    1000.000           | amount_unclear
                    007                | amount_unclear 7
                    1,                 | amount_unclear
                    12a                | amount_words
                    #DIV/0!            | broken_formula
                    #REF!              | broken_formula
                    """)
    void readsAnAmountOfAColumnWithDots(String cell, String expected) {
        assertEquals(expected, shown(AmountCell.of(cell, false, Style.DOTS, false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1250500.75        | amount_cents 1250501
                    3688530.000000001 | 3688530
                    1.234             | amount_cents 1
                    300000            | 300000
                    """)
    void readsANumberOfAWorkbookWithItsPointAsDecimals(String cell, String expected) {
        assertEquals(expected, shown(AmountCell.of(cell, true, Style.DOTS, false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1,750,000    | 1750000
                    1,750,000.00 | 1750000
                    1.750.000    | amount_other_style 1750000
                    """)
    void knowsTheStyleOfTheColumn(String cell, String expected) {
        assertEquals(expected, shown(AmountCell.of(cell, false, Style.COMMAS, false)));
        assertEquals(
                "amount_other_style 1750000",
                shown(AmountCell.of("1,750,000", false, Style.COMMAS, true)));
    }

    /** Whatever the style, what is sent is what was meant, and never another amount. */
    @Property
    void sendsNoOtherAmountThanWasWritten(
            @ForAll @LongRange(min = 0, max = 999_999_999_999L) long amount,
            @ForAll Style style,
            @ForAll boolean decimals,
            @ForAll Style column) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(
                switch (style) {
                    case DOTS -> '.';
                    case COMMAS -> ',';
                    case BLANKS -> ' ';
                    case APOSTROPHES -> '\'';
                });
        symbols.setDecimalSeparator(style == Style.DOTS || style == Style.BLANKS ? ',' : '.');
        String text = new DecimalFormat(decimals ? "#,##0.00" : "#,##0", symbols).format(amount);
        CellFinding found = AmountCell.of(text, false, column, false);
        String said = found.reason() == null ? found.text() : found.proposal();
        assertEquals(String.valueOf(amount), said, text);
        if (style == column) {
            assertNull(found.reason(), text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "NONE",
            textBlock =
                    """
                    081234567890              | 081234567890
                    +6281234567890            | +6281234567890
                    +62 812-3456-789          | 628123456789
                    6282.1234.5678            | 628212345678
                    8123456789                | 08123456789
                    (021) 555-1234            | 0215551234
                    HP: 0812 3456 7890        | 081234567890
                    0812-3456-789 / 0813-2222-333 | phone_two 08123456789
                    tanya Bu Rini             | phone_words
                    tidak ada                 | contact_none
                    -                         | contact_none
                    #N/A                      | contact_none
                    0812 (Ibu Rini)           | phone_words
                    12345                     | phone_short
                    0812-345                  | phone_short
                    0812-34567                | phone_short
                    +62 812-345               | phone_short
                    62812345678               | 62812345678
                    555-1234                  | phone_short
                    0812345678                | 0812345678
                    0274-51234                | 027451234
                    +62 (0)812-3456-7890      | 6281234567890
                    +62(0)81234567890         | 6281234567890
                    +62 0812 3456 7890        | 6281234567890
                    +6281234567890            | +6281234567890
                    6202155512345             | 622155512345
                    +44 (0)20 7946 0958       | +442079460958
                    +65 6123 4567             | +6561234567
                    +683 4000                 | +6834000
                    0812345678901234          | phone_short
                    8,12346E+11               | phone_shortened
                    """)
    void readsAPhone(String cell, String expected) {
        assertEquals(expected, shown(PhoneCell.of(cell, false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    maya@contoh.co.id                  | maya@contoh.co.id
                    '  maya@contoh.co.id '             | maya@contoh.co.id
                    mailto:maya@contoh.co.id           | maya@contoh.co.id
                    Maya <maya@contoh.co.id>           | maya@contoh.co.id
                    a@contoh.co.id; b@contoh.co.id     | email_two a@contoh.co.id
                    a@contoh.co.id b@contoh.co.id      | email_two a@contoh.co.id
                    budi@contoh                        | email_wrong
                    budi.contoh.co.id                  | email_wrong
                    tidak ada                          | contact_none
                    a..b@contoh.co.id                  | a..b@contoh.co.id
                    """)
    void readsAnAddress(String cell, String expected) {
        if (cell.contains("..")) {
            assertEquals("email_wrong", shown(EmailCell.of(cell, true)));
        } else {
            assertEquals(expected, shown(EmailCell.of(cell, false)));
        }
    }

    @ParameterizedTest
    @CsvSource({"-", "tidak ada", "#N/A", "n/a", "0"})
    void leavesOutWhatSaysThatThereIsNoneWhereAnotherWayIsGiven(String none) {
        assertEquals("", shown(PhoneCell.of(none, true)));
        assertEquals("", shown(EmailCell.of(none, true)));
        assertEquals("", shown(DateCell.of(none, false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    16/12/2026          | 2026-12-16
                    6-1-27              | 2027-01-06
                    16.12.2026          | 2026-12-16
                    2026-12-16          | 2026-12-16
                    2026-12-16T00:00:00 | 2026-12-16
                    16/12/2026 00:00    | 2026-12-16
                    16 Des 2026         | 2026-12-16
                    16 Desember 2026    | 2026-12-16
                    Rabu, 16 Agustus 2026 | 2026-08-16
                    16-Oct-26           | 2026-10-16
                    Dec 16, 2026        | 2026-12-16
                    46402               | 2027-01-15
                    20261216            | 2026-12-16
                    31/02/2027          | date_wrong
                    29/02/2027          | date_wrong
                    12/2026             | date_wrong
                    segera              | date_wrong
                    16 Foo 2026         | date_wrong
                    9                   | date_wrong
                    31/12/0026          | date_year 2026-12-31
                    0026-12-31          | date_year 2026-12-31
                    01/01/0226          | date_year
                    31/12/26            | 2026-12-31
                    31/12/9999          | date_year
                    01/12/1926          | date_year
                    """)
    void readsADay(String cell, String expected) {
        assertEquals(expected, shown(DateCell.of(cell, false)));
    }

    @ParameterizedTest
    @CsvSource({"12/16/2026,2026-12-16", "12/06/2026,2026-12-06", "16/12/2026,date_wrong"})
    void readsTheMonthFirstWhereTheColumnWritesItSo(String cell, String expected) {
        assertEquals(expected, shown(DateCell.of(cell, true)));
    }
}
