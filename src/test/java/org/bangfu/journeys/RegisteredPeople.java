package org.bangfu.journeys;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bangfu.common.Sealing;
import org.bangfu.registry.HouseholdId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody whom the database knows, with names and numbers opened: what scans look for elsewhere. */
class RegisteredPeople {

    private final JdbcClient jdbc;
    private final Sealing sealing;

    RegisteredPeople(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    /** Id numbers, telephone numbers and accounts of households, members and objectors. */
    List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        numbers.addAll(opened("registry_member", "citizen_sealed", "member.citizen"));
        numbers.addAll(opened("registry_member", "phone_sealed", "member.phone"));
        numbers.addAll(opened("registry_household", "phone_sealed", "household.phone"));
        numbers.addAll(opened("registry_household", "account_sealed", "household.account"));
        numbers.addAll(opened("objection", "contact_sealed", "objection.contact"));
        return numbers;
    }

    /** The numbers of one household and its members. */
    List<String> numbersOf(HouseholdId household) {
        List<String> numbers = new ArrayList<>();
        for (String[] at : new String[][] {
            {"registry_member", "citizen_sealed", "member.citizen", "household_id"},
            {"registry_member", "phone_sealed", "member.phone", "household_id"},
            {"registry_household", "phone_sealed", "household.phone", "id"},
            {"registry_household", "account_sealed", "household.account", "id"}
        }) {
            numbers.addAll(jdbc.sql("select " + at[1] + " from " + at[0] + " where " + at[3] + " = :id and " + at[1]
                            + " is not null")
                    .param("id", household.value())
                    .query((row, line) -> sealing.open(row.getBytes(1), at[2]))
                    .list());
        }
        return numbers;
    }

    private List<String> opened(String table, String column, String context) {
        return jdbc
                .sql("select " + column + " from " + table + " where " + column + " is not null")
                .query((row, line) -> sealing.open(row.getBytes(1), context))
                .list()
                .stream()
                .filter(number -> number.length() >= 7)
                .toList();
    }

    /** Names of members and of people on the departments' lists, of three characters or more. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String column : List.of("name from registry_member", "name from registry_comparison_row")) {
            names.addAll(
                    jdbc.sql("select distinct " + column).query(String.class).list());
        }
        List<String> staff =
                jdbc.sql("select display_name from person").query(String.class).list();
        names.removeIf(name -> name.length() < 3 || staff.stream().anyMatch(member -> member.contains(name)));
        return names;
    }

    /** The beginning of everything that was written freely in the column. */
    List<String> written(String table, String column) {
        return jdbc
                .sql("select distinct " + column + " from " + table + " where " + column + " is not null")
                .query(String.class)
                .list()
                .stream()
                .map(String::strip)
                .filter(text -> text.length() >= 6 && text.codePoints().anyMatch(RegisteredPeople::isHan))
                .map(text -> text.substring(0, Math.min(text.length(), 40)))
                .toList();
    }

    private static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
