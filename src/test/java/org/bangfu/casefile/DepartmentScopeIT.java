package org.bangfu.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A department of the county sees what it takes part in, and not the register. */
@BangfuIT
class DepartmentScopeIT {

    private static final AreaCode GROUP = new AreaCode("43052710300101");
    private static final AreaCode COUNTY = new AreaCode("430527");

    @Autowired
    CaseFiles cases;

    @Autowired
    CaseScope scope;

    @Autowired
    CurrentPerson current;

    @Autowired
    Households households;

    @Autowired
    ActingAs acting;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMondayInAugust() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void civilAffairsReadsReliefAndNoIdentification() {
        HouseholdId household = registered();
        CaseFile relief = opened(CaseKind.RELIEF, household);
        CaseFile identification = opened(CaseKind.IDENTIFICATION, household);

        acting.person("xian-minzheng1", () -> {
            assertThat(scope.readable(relief.number()).number()).isEqualTo(relief.number());
            assertThatThrownBy(() -> scope.readable(identification.number())).isInstanceOf(NotVisible.class);
            assertThat(cases.list(new CaseQuery(scope.areas(), scope.kinds(), null, CaseFile.Status.OPEN, null, 200))
                            .cases())
                    .extracting(CaseFile::kind)
                    .isNotEmpty()
                    .isSubsetOf(Set.of(
                            CaseKind.RELIEF,
                            CaseKind.EMERGENCY_RELIEF,
                            CaseKind.HOUSING,
                            CaseKind.EXIT,
                            CaseKind.RECOVERY));
        });
    }

    @Test
    void theSchoolsDepartmentReadsNoRelief() {
        CaseFile relief = opened(CaseKind.RELIEF, registered());

        acting.person("xian-jiaoyu1", () -> {
            assertThatThrownBy(() -> scope.readable(relief.number())).isInstanceOf(NotVisible.class);
            assertThat(current.mayRead(GROUP)).isFalse();
            assertThat(current.readableAreas()).isEmpty();
        });
    }

    @Test
    void supervisionReadsTheWholeCounty() {
        CaseFile identification = opened(CaseKind.IDENTIFICATION, registered());

        acting.person("xian-jiandu1", () -> {
            assertThat(scope.readable(identification.number()).isOpen()).isTrue();
            assertThat(scope.areas()).containsExactly(COUNTY);
            assertThat(scope.kinds()).isEmpty();
        });
    }

    private HouseholdId registered() {
        return acting.person("hongyan1-cunwei1", () -> TrialHouseholds.in(households, GROUP.value()));
    }

    private CaseFile opened(CaseKind kind, HouseholdId household) {
        return acting.person("hongyan1-cunwei1", () -> cases.open(kind, household, GROUP));
    }
}
