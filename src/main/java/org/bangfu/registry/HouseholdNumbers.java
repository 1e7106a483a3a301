package org.bangfu.registry;

import org.bangfu.common.AreaCode;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives households their numbers: the village's code and four digits that count up within it. A number once given is
 * never given again.
 */
@Component
class HouseholdNumbers implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final Areas areas;

    HouseholdNumbers(JdbcClient jdbc, Areas areas) {
        this.jdbc = jdbc;
        this.areas = areas;
    }

    /** Every village has its counter from the start, so that two first numbers cannot collide. */
    @Override
    public void run(ApplicationArguments args) {
        for (Village village : areas.villages(Areas.COUNTY)) {
            if (!increased(village.code(), 0)) {
                try {
                    begin(village.code(), 0);
                } catch (DuplicateKeyException e) {
                    // another node was faster: the counter is there
                    continue;
                }
            }
        }
    }

    /** The next number of the village; the counter stays locked until the transaction ends. */
    String next(AreaCode village) {
        if (!increased(village, 1)) {
            begin(village, 1);
        }
        int number = jdbc.sql("select last_number from registry_household_counter where village_code = ?")
                .param(village.value())
                .query(Integer.class)
                .single();
        return "%s%04d".formatted(village.value(), number);
    }

    private boolean increased(AreaCode village, int by) {
        return jdbc.sql("update registry_household_counter set last_number = last_number + ? where village_code = ?")
                        .params(by, village.value())
                        .update()
                == 1;
    }

    private void begin(AreaCode village, int number) {
        jdbc.sql("insert into registry_household_counter (village_code, last_number) values (?, ?)")
                .params(village.value(), number)
                .update();
    }
}
