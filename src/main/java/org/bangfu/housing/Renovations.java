package org.bangfu.housing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.policy.housing.ComponentGrade;
import org.bangfu.policy.housing.DangerGrade;
import org.bangfu.policy.housing.HouseComponents;
import org.bangfu.policy.housing.HousingCategory;
import org.bangfu.policy.housing.PlanType;
import org.bangfu.policy.housing.SubsidyClass;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of renovations: cases, appraisals, inspections, acceptances. */
@Repository
class Renovations {

    private final JdbcClient jdbc;

    Renovations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Renovation renovation) {
        Renovation.House house = renovation.house();
        jdbc.sql("insert into housing_case (case_number, household_id, area, address, built_year, structure, house_m2,"
                        + " land_cert, sole_dwelling, proven, plan, statement, opened_on, category, persons)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        renovation.caseNumber().value(),
                        renovation.household().value(),
                        renovation.area().value(),
                        house.address(),
                        house.builtYear(),
                        house.structure(),
                        house.squareMetres(),
                        house.landCert(),
                        renovation.soleDwelling(),
                        renovation.proven(),
                        renovation.plan().name(),
                        renovation.statement(),
                        renovation.openedOn(),
                        renovation.category().name(),
                        renovation.persons()))
                .update();
    }

    Optional<Renovation> find(CaseNumber number) {
        return jdbc.sql("select * from housing_case where case_number = ?")
                .param(number.value())
                .query(Renovations::row)
                .optional();
    }

    /**
     * The row, locked until the transaction ends.
     *
     * @throws IllegalStateException when there is no such case
     */
    Renovation locked(CaseNumber number) {
        return jdbc.sql("select * from housing_case where case_number = ? for update")
                .param(number.value())
                .query(Renovations::row)
                .optional()
                .orElseThrow(() -> new IllegalStateException("没有危房改造案卷 " + number));
    }

    /** When other cases of the household were approved, as far as nothing undid it. */
    List<LocalDate> approvedBefore(HouseholdId household, CaseNumber number) {
        return jdbc.sql(
                        "select approved_on from housing_case where household_id = ? and case_number <> ?"
                                + " and approved_on is not null and refusal is null and cancelled_on is null order by approved_on")
                .params(household.value(), number.value())
                .query(LocalDate.class)
                .list();
    }

    void graded(CaseNumber number, int round, DangerGrade grade, boolean livedIn) {
        jdbc.sql("update housing_appraisal set grade = ? where case_number = ? and appraisal_round = ?")
                .params(grade.name(), number.value(), round)
                .update();
        update("grade = ?, lived_in = ?", number, grade.name(), livedIn);
    }

    void shelter(CaseNumber number, CaseNumber shelter) {
        update("shelter_case = ?", number, shelter.value());
    }

    void proposed(CaseNumber number, PlanType method, SubsidyClass subsidyClass) {
        update(
                "method = ?, subsidy_class = ?, amount_fen = null, approved_on = null",
                number,
                method.name(),
                subsidyClass.name());
    }

    void approved(CaseNumber number, Money amount, LocalDate on) {
        update("amount_fen = ?, approved_on = ?", number, amount.fen(), on);
    }

    void agreed(CaseNumber number, int persons, Renovation.Agreement agreement) {
        update(
                "persons = ?, agreed_m2 = ?, floor_m2 = ?, cap_m2 = ?, agreed_on = ?, start_by = ?, finish_by = ?",
                number,
                persons,
                agreement.squareMetres(),
                agreement.floor(),
                agreement.cap(),
                agreement.signedOn(),
                agreement.startBy(),
                agreement.finishBy());
    }

    void started(CaseNumber number, LocalDate on, String builder) {
        update("started_on = ?, builder = ?", number, on, builder);
    }

    void completed(CaseNumber number, LocalDate on, boolean demolished) {
        update("completed_on = ?, demolished = ?", number, on, demolished);
    }

    void acceptanceHeld(CaseNumber number, int round) {
        update("acceptance_rounds = ?", number, round);
    }

    void accepted(CaseNumber number, Renovation.Accepted accepted) {
        update(
                "accepted_on = ?, built_m2 = ?, quality = ?, toilet = ?",
                number,
                accepted.on(),
                accepted.squareMetres(),
                accepted.quality(),
                accepted.toilet());
    }

    void closed(CaseNumber number, LocalDate on) {
        update("closed_on = ?", number, on);
    }

    void refused(CaseNumber number, Refusal refusal, String reason, LocalDate on) {
        update("refusal = ?, refusal_reason = ?, refused_on = ?", number, refusal.name(), reason, on);
    }

    void delivered(CaseNumber number, LocalDate on, String method) {
        update("delivered_on = ?, delivery = ?", number, on, method);
    }

    void cancelled(CaseNumber number, String reason, LocalDate on) {
        update("cancel_reason = ?, cancelled_on = ?", number, reason, on);
    }

    void add(CaseNumber number, Appraisal appraisal, PersonId by) {
        HouseComponents parts = appraisal.parts();
        jdbc.sql("insert into housing_appraisal (case_number, appraisal_round, no_house, foundation, walls,"
                        + " columns_grade, beams, roof, lived_in, report_no, appraiser, findings, appraised_on,"
                        + " recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number.value(),
                        appraisal.round(),
                        appraisal.noHouse(),
                        parts.foundation().name(),
                        parts.walls().name(),
                        parts.columns().name(),
                        parts.beams().name(),
                        parts.roof().name(),
                        appraisal.livedIn(),
                        appraisal.reportNo(),
                        appraisal.appraiser(),
                        appraisal.findings(),
                        appraisal.appraisedOn(),
                        by.value())
                .update();
    }

    boolean knowsReport(String reportNo) {
        return jdbc.sql("select count(*) from housing_appraisal where report_no = ?")
                        .param(reportNo)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void wished(CaseNumber number, int round, String reason) {
        jdbc.sql("update housing_appraisal set wish_reason = ? where case_number = ? and appraisal_round = ?")
                .params(reason, number.value(), round)
                .update();
    }

    List<Appraisal> appraisals(CaseNumber number) {
        return jdbc.sql("select * from housing_appraisal where case_number = ? order by appraisal_round")
                .param(number.value())
                .query((rs, n) -> {
                    LocalDate on = rs.getObject("appraised_on", LocalDate.class);
                    String grade = rs.getString("grade");
                    return new Appraisal(
                            rs.getInt("appraisal_round"),
                            rs.getBoolean("no_house"),
                            new HouseComponents(
                                    ComponentGrade.valueOf(rs.getString("foundation")),
                                    ComponentGrade.valueOf(rs.getString("walls")),
                                    ComponentGrade.valueOf(rs.getString("columns_grade")),
                                    ComponentGrade.valueOf(rs.getString("beams")),
                                    ComponentGrade.valueOf(rs.getString("roof")),
                                    on),
                            rs.getBoolean("lived_in"),
                            rs.getString("report_no"),
                            rs.getString("appraiser"),
                            rs.getString("findings"),
                            on,
                            grade == null ? null : DangerGrade.valueOf(grade),
                            rs.getString("wish_reason"));
                })
                .list();
    }

    void add(CaseNumber number, Inspection inspection) {
        jdbc.sql("insert into housing_inspection (case_number, stage, stage_round, passed, findings, inspected_on,"
                        + " inspected_by) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number.value(),
                        inspection.stage().name(),
                        inspection.round(),
                        inspection.passed(),
                        inspection.findings(),
                        inspection.inspectedOn(),
                        inspection.inspectedBy().value())
                .update();
    }

    List<Inspection> inspections(CaseNumber number) {
        return jdbc.sql("select * from housing_inspection where case_number = ? order by id")
                .param(number.value())
                .query((rs, n) -> new Inspection(
                        Inspection.Stage.valueOf(rs.getString("stage")),
                        rs.getInt("stage_round"),
                        rs.getBoolean("passed"),
                        rs.getString("findings"),
                        rs.getObject("inspected_on", LocalDate.class),
                        new PersonId(rs.getString("inspected_by"))))
                .list();
    }

    void add(CaseNumber number, Acceptance acceptance) {
        Acceptance.Measured measured = acceptance.measured();
        jdbc.sql("insert into housing_acceptance (case_number, acceptance_round, party, agreed, reason, accepted_by,"
                        + " said_on, built_m2, quality, toilet) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        number.value(),
                        acceptance.round(),
                        acceptance.party().name(),
                        acceptance.agreed(),
                        acceptance.reason(),
                        acceptance.by().value(),
                        acceptance.on(),
                        measured == null ? null : measured.squareMetres(),
                        measured == null ? null : measured.quality(),
                        measured == null ? null : measured.toilet()))
                .update();
    }

    List<Acceptance> acceptances(CaseNumber number) {
        return jdbc.sql("select * from housing_acceptance where case_number = ? order by acceptance_round, party")
                .param(number.value())
                .query((rs, n) -> {
                    BigDecimal squareMetres = rs.getBigDecimal("built_m2");
                    return new Acceptance(
                            rs.getInt("acceptance_round"),
                            Acceptance.Party.valueOf(rs.getString("party")),
                            rs.getBoolean("agreed"),
                            rs.getString("reason"),
                            new PersonId(rs.getString("accepted_by")),
                            rs.getObject("said_on", LocalDate.class),
                            squareMetres == null
                                    ? null
                                    : new Acceptance.Measured(
                                            squareMetres, rs.getString("quality"), rs.getBoolean("toilet")));
                })
                .list();
    }

    private void update(String set, CaseNumber number, @Nullable Object... values) {
        @Nullable Object[] params = Arrays.copyOf(values, values.length + 1);
        params[values.length] = number.value();
        if (jdbc.sql("update housing_case set " + set + " where case_number = ?")
                        .params(Arrays.asList(params))
                        .update()
                != 1) {
            throw new IllegalStateException("没有这个危房改造案卷：" + number);
        }
    }

    private static Renovation row(ResultSet rs, int n) throws SQLException {
        String grade = rs.getString("grade");
        String shelter = rs.getString("shelter_case");
        return new Renovation(
                new CaseNumber(rs.getString("case_number")),
                new HouseholdId(rs.getLong("household_id")),
                new AreaCode(rs.getString("area")),
                new Renovation.House(
                        rs.getString("address"),
                        rs.getObject("built_year", Integer.class),
                        rs.getString("structure"),
                        rs.getBigDecimal("house_m2"),
                        rs.getString("land_cert")),
                rs.getBoolean("sole_dwelling"),
                rs.getBoolean("proven"),
                PlanType.valueOf(rs.getString("plan")),
                rs.getString("statement"),
                rs.getObject("opened_on", LocalDate.class),
                HousingCategory.valueOf(rs.getString("category")),
                rs.getInt("persons"),
                grade == null ? null : DangerGrade.valueOf(grade),
                rs.getBoolean("lived_in"),
                shelter == null ? null : new CaseNumber(shelter),
                proposal(rs),
                agreement(rs),
                building(rs),
                rs.getInt("acceptance_rounds"),
                acceptedHouse(rs),
                rs.getObject("closed_on", LocalDate.class),
                refusal(rs),
                cancellation(rs));
    }

    private static Renovation.@Nullable Proposal proposal(ResultSet rs) throws SQLException {
        String method = rs.getString("method");
        Long amount = rs.getObject("amount_fen", Long.class);
        return method == null
                ? null
                : new Renovation.Proposal(
                        PlanType.valueOf(method),
                        SubsidyClass.valueOf(rs.getString("subsidy_class")),
                        amount == null ? null : new Money(amount),
                        rs.getObject("approved_on", LocalDate.class));
    }

    private static Renovation.@Nullable Agreement agreement(ResultSet rs) throws SQLException {
        LocalDate signed = rs.getObject("agreed_on", LocalDate.class);
        return signed == null
                ? null
                : new Renovation.Agreement(
                        rs.getBigDecimal("agreed_m2"),
                        rs.getBigDecimal("floor_m2"),
                        rs.getBigDecimal("cap_m2"),
                        signed,
                        rs.getObject("start_by", LocalDate.class),
                        rs.getObject("finish_by", LocalDate.class));
    }

    private static Renovation.@Nullable Building building(ResultSet rs) throws SQLException {
        LocalDate started = rs.getObject("started_on", LocalDate.class);
        return started == null
                ? null
                : new Renovation.Building(
                        started,
                        rs.getString("builder"),
                        rs.getObject("completed_on", LocalDate.class),
                        rs.getBoolean("demolished"));
    }

    private static Renovation.@Nullable Accepted acceptedHouse(ResultSet rs) throws SQLException {
        LocalDate on = rs.getObject("accepted_on", LocalDate.class);
        return on == null
                ? null
                : new Renovation.Accepted(
                        on, rs.getBigDecimal("built_m2"), rs.getString("quality"), rs.getBoolean("toilet"));
    }

    private static Renovation.@Nullable Refused refusal(ResultSet rs) throws SQLException {
        String refusal = rs.getString("refusal");
        return refusal == null
                ? null
                : new Renovation.Refused(
                        Refusal.valueOf(refusal),
                        rs.getString("refusal_reason"),
                        rs.getObject("refused_on", LocalDate.class),
                        rs.getObject("delivered_on", LocalDate.class),
                        rs.getString("delivery"));
    }

    private static Renovation.@Nullable Cancelled cancellation(ResultSet rs) throws SQLException {
        LocalDate on = rs.getObject("cancelled_on", LocalDate.class);
        return on == null ? null : new Renovation.Cancelled(rs.getString("cancel_reason"), on);
    }
}
