package org.bangfu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonPurseTest {

    private static final LocalDate DAY = LocalDate.of(2015, 8, 3);
    private final CommonPurse purse = ReferenceData.commonPurse();

    @ParameterizedTest(
            name = "away {0}, sends {1}, at school {2}, soldier {3}, shares {4}: counted {5}, to be asked {6}")
    @CsvSource({
        ", , false, false, true, true, false",
        "6, false, false, false, true, true, false",
        "6, , false, false, true, true, false",
        "7, false, false, false, true, false, false",
        "7, true, false, false, true, true, false",
        "7, , false, false, true, true, true",
        "12, false, true, false, true, true, false",
        "12, false, false, true, true, true, false",
        "0, true, false, false, false, false, false",
        "12, , false, false, false, false, false",
    })
    void whoIsLongAwayAndSendsNothingDoesNotCountButStudentsAndSoldiersDo(
            @Nullable Integer months,
            @Nullable Boolean sends,
            boolean school,
            boolean soldier,
            boolean shares,
            boolean counted,
            boolean asked) {
        MemberFacts facts = new MemberFacts(
                null,
                null,
                MemberFacts.Hukou.UNKNOWN,
                new MemberFacts.Schooling("03", school ? "07" : "01", null),
                MemberFacts.Health.UNKNOWN,
                MemberFacts.Work.UNKNOWN,
                new MemberFacts.Absence(months, sends),
                MemberFacts.Insurance.UNKNOWN,
                null,
                soldier,
                shares);

        assertThat(purse.heads(List.of(MemberFacts.UNKNOWN, facts), DAY)).isEqualTo(counted ? 2 : 1);
        assertThat(purse.needsToKnowOfMoney(facts, DAY)).isEqualTo(asked);
    }

    @ParameterizedTest(name = "registered as {0}, in the village {1}: rural {2}")
    @CsvSource({
        "01, true, true",
        "01, , true",
        "02, true, false",
        "03, true, true",
        "03, false, false",
        "03, , ",
        ", true, "
    })
    void whereRegistrationIsUnifiedTheVillageDecides(
            @Nullable String type, @Nullable Boolean ofVillage, @Nullable Boolean rural) {
        assertThat(new MemberFacts.Hukou(type, ofVillage).isRural()).isEqualTo(rural);
    }
}
