package org.bangfu.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {

    @ParameterizedTest(name = "{0} was born on {1}")
    @CsvSource({
        "430599196103090018, 1961-03-09, true",
        "430599198307210025, 1983-07-21, false",
        "430599197709040036, 1977-09-04, true",
        "430599200802290042, 2008-02-29, false",
        "430599194812250054, 1948-12-25, true",
        "430599201510190060, 2015-10-19, false",
        "430599193506060178, 1935-06-06, true",
        "430599199908090182, 1999-08-09, false",
    })
    void aWellFormedNumberIsRead(String number, LocalDate birthDate, boolean male) {
        CitizenId id = CitizenId.parse(number);

        assertThat(id.birthDate()).isEqualTo(birthDate);
        assertThat(id.isMale()).isEqualTo(male);
        assertThat(id.value()).isEqualTo(number);
    }

    @ParameterizedTest(name = "the last digit of {0} changed")
    @ValueSource(
            strings = {
                "430599196103090018",
                "430599198307210025",
                "430599197709040036",
                "430599200802290042",
                "430599194812250054",
                "430599201510190060",
                "430599193506060178",
                "430599199908090182"
            })
    void everyOtherCheckCharacterIsRefused(String number) {
        for (char last : "0123456789X".toCharArray()) {
            if (last != number.charAt(17)) {
                String wrong = number.substring(0, 17) + last;

                assertThatThrownBy(() -> CitizenId.parse(wrong))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("校验位")
                        .hasMessageNotContaining(number.substring(6, 14));
            }
        }
    }

    @Test
    void aDateThatDoesNotExistIsRefusedThoughTheCheckCharacterFits() {
        assertThatThrownBy(() -> CitizenId.parse("430599200702290045")).hasMessageContaining("出生日期不存在");
    }

    @ParameterizedTest(name = "“{0}” is refused")
    @ValueSource(
            strings = {"", "4305991961030900", "43059919610309001", "4305991961030900188", "abc", "43059919610309001Y"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> CitizenId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fullWidthCharactersBlanksAndASmallXAreAccepted() {
        String first17 = "43059919610309002";
        String number = first17 + CitizenId.checkCharacter(first17);
        String first17WithX = firstWithCheckX();

        assertThat(CitizenId.parse(" ４３０５９９196103090018 ").value()).isEqualTo("430599196103090018");
        assertThat(CitizenId.parse(number).value()).isEqualTo(number);
        assertThat(CitizenId.parse(first17WithX + "x").value()).isEqualTo(first17WithX + "X");
    }

    private static String firstWithCheckX() {
        for (int sequence = 100; sequence < 1000; sequence++) {
            String first17 = "43059919610309" + sequence;
            if (CitizenId.checkCharacter(first17) == 'X') {
                return first17;
            }
        }
        throw new AssertionError("no sequence with check character X");
    }

    @Test
    void aNumberOfTheFirstGenerationIsCompleted() {
        assertThat(CitizenId.parse("430599610309001").value()).isEqualTo("430599196103090018");
    }

    @Test
    void printedItIsMasked() {
        assertThat(CitizenId.parse("430599196103090018")).hasToString("43**************18");
    }
}
