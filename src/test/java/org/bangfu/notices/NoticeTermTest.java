package org.bangfu.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.bangfu.engine.BusinessClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTermTest {

    @ParameterizedTest
    @CsvSource({
        "2015-02-17,7,2015-02-24",
        "2015-08-03,7,2015-08-10",
        "2015-12-28,7,2016-01-04",
        "2016-02-26,3,2016-02-29",
        "2015-09-24,10,2015-10-04",
        "2015-08-03,1,2015-08-04"
    })
    void theTermRunsInNaturalDaysFromTheDayAfterPosting(LocalDate posted, int days, LocalDate last) {
        assertThat(NoticeTerm.of(posted, days).lastDay()).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2015-08-10T23:59:59,true",
        "2015-08-10T00:00:00,true",
        "2015-08-11T00:00:00,false",
        "2015-08-11T00:00:01,false",
        "2015-08-04T08:00:00,true"
    })
    void anObjectionIsInTimeUntilMidnightOfTheLastDay(LocalDateTime filed, boolean inTime) {
        NoticeTerm term = NoticeTerm.of(LocalDate.of(2015, 8, 3), 7);

        assertThat(term.isOpenAt(filed.atZone(BusinessClock.ZONE).toInstant())).isEqualTo(inTime);
    }

    @Test
    void theTermIsTheCountysWhateverTheMachineThinksOfTime() {
        assertThat(NoticeTerm.of(LocalDate.of(2015, 8, 3), 7).ends()).isEqualTo("2015-08-10T16:00:00Z");
    }
}
