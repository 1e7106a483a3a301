package org.bangfu.housing;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bangfu.common.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The county's places of a year. Whoever takes one locks the year, and the database refuses a place beyond the number of
 * places whoever writes it.
 */
@Repository
class HousingPlaces {

    private final JdbcClient jdbc;

    HousingPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many other cases have a place of the year, which is locked from here to the end of the transaction. */
    int takenByOthers(int year, CaseNumber number) {
        jdbc.sql("select places from housing_quota where quota_year = ? for update")
                .param(year)
                .query(Integer.class)
                .single();
        return jdbc.sql("select count(*) from housing_place where quota_year = ? and case_number <> ?")
                .params(year, number.value())
                .query(Integer.class)
                .single();
    }

    /**
     * Gives the case the first free place of the year, which the caller has locked; a case that has one keeps it.
     *
     * @param places how many there are by the policy; one that is taken is not taken away by a smaller number
     */
    void take(int year, int places, CaseNumber number, LocalDate on) {
        if (has(number)) {
            return;
        }
        List<Integer> taken = jdbc.sql("select place_no from housing_place where quota_year = ?")
                .param(year)
                .query(Integer.class)
                .list();
        int most = Math.max(places, taken.stream().max(Integer::compare).orElse(0));
        jdbc.sql("update housing_quota set places = ? where quota_year = ? and places <> ?")
                .params(most, year, most)
                .update();
        Set<Integer> held = new HashSet<>(taken);
        int free = 1;
        while (held.contains(free)) {
            free++;
        }
        jdbc.sql(
                        "insert into housing_place (quota_year, place_no, places, case_number, taken_on) values (?, ?, ?, ?, ?)")
                .params(year, free, most, number.value(), on)
                .update();
    }

    boolean has(CaseNumber number) {
        return jdbc.sql("select count(*) from housing_place where case_number = ?")
                        .param(number.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Gives the case's place back; a case without one changes nothing. */
    void free(CaseNumber number) {
        jdbc.sql("delete from housing_place where case_number = ?")
                .param(number.value())
                .update();
    }
}
