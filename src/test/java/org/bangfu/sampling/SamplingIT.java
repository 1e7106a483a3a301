package org.bangfu.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bangfu.casefile.TrialHouseholds;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.people.Staff;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A draw in a village of its own, its visits and what they come to. */
@BangfuIT
class SamplingIT {

    private static final AreaCode VILLAGE = new AreaCode("430527204001");

    @Autowired
    Sampling sampling;

    @Autowired
    Households households;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private PersonId by = PersonId.SYSTEM;

    @BeforeEach
    void inNovember() {
        clock.moveTo(LocalDate.of(2018, 11, 5));
        by = staff.byUsername("xian-fupin1").orElseThrow();
    }

    @Test
    void exitedAndUnlistedHouseholdsAreDrawnVisitedAndCounted() {
        for (int i = 0; i < 6; i++) {
            HouseholdId household = TrialHouseholds.in(households, VILLAGE.value());
            if (i < 3) {
                jdbc.sql(
                                "update registry_household set status = 'EXITED', household_no = ?, main_cause = '01' where id = ?")
                        .params(VILLAGE + "7" + household, household.value())
                        .update();
            }
        }

        long id = sampling.draw("年度核查", VILLAGE, Map.of(Stratum.EXITED, 2, Stratum.UNLISTED, 100), by);

        Draw draw = sampling.get(id);
        assertThat(draw.sizes()).contains(new Draw.Size(Stratum.EXITED, 3, 2));
        assertThat(draw.visits().stream().filter(visit -> visit.stratum() == Stratum.EXITED))
                .hasSize(2);
        long again = sampling.draw("重复验证", VILLAGE, Map.of(Stratum.EXITED, 2, Stratum.UNLISTED, 100), by, draw.seed());
        assertThat(sampling.get(again).visits()).isEqualTo(draw.visits());
        assertThat(sampling.rates(draw)).extracting(Rate::shown).containsExactly("—", "—", "—");

        sampling.visited(id, Stratum.EXITED, 1, answer(2, 0, true, ""));
        sampling.visited(id, Stratum.EXITED, 2, answer(2, 1, false, "住房没有解决"));
        sampling.visited(id, Stratum.UNLISTED, 1, answer(5, 0, true, ""));

        List<Rate> rates = sampling.rates(sampling.get(id));
        assertThat(rates).extracting(Rate::shown).containsExactly("25.00%", "0.00%", "66.67%");
        assertThat(rates).extracting(Rate::isKept).containsExactly(false, true, false);
        assertThatThrownBy(() -> sampling.visited(id, Stratum.EXITED, 1, answer(2, 0, true, "")))
                .isInstanceOf(SamplingRefused.class)
                .hasMessageContaining("已经登记过");
        assertThatThrownBy(() -> sampling.visited(id, Stratum.UNLISTED, 2, answer(2, 3, true, "多")))
                .isInstanceOf(SamplingRefused.class);
        assertThatThrownBy(() -> sampling.visited(id, Stratum.UNLISTED, 2, answer(2, 1, true, "")))
                .isInstanceOf(SamplingRefused.class)
                .hasMessageContaining("写明情况");
        assertThatThrownBy(() -> jdbc.sql("update sampling_visit set wrong = persons + 1 where draw_id = ?"
                                + " and persons is not null")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whereNobodyLivesNobodyIsDrawn() {
        assertThatThrownBy(() -> sampling.draw(
                        "空", new AreaCode("430527204010"), Map.of(Stratum.EXITED, 5, Stratum.UNLISTED, 0), by))
                .isInstanceOf(SamplingRefused.class)
                .hasMessageContaining("没有可以抽取的户");
    }

    private Draw.Answer answer(int persons, int wrong, boolean approves, String note) {
        return new Draw.Answer(persons, wrong, approves, note, clock.today(), by);
    }
}
