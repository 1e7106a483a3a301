package org.bangfu.identification;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Finding;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;
import org.bangfu.policy.application.ApplicationFacts;
import org.bangfu.policy.application.ApplicationRules;
import org.bangfu.policy.exclusion.AbsenceHit;
import org.bangfu.policy.exclusion.ComparisonFacts;
import org.bangfu.policy.exclusion.ExceptionGrant;
import org.bangfu.policy.exclusion.ExclusionRules;
import org.bangfu.policy.income.LivingConditions;
import org.bangfu.policy.income.LivingRules;
import org.bangfu.policy.mashan.Family;
import org.bangfu.policy.mashan.ListRow;
import org.bangfu.policy.mashan.MashanPattern;
import org.bangfu.policy.mashan.MashanPattern.Planted;
import org.bangfu.policy.mashan.MashanWorkbooks;
import org.bangfu.policy.mashan.Person;
import org.bangfu.registry.ComparisonHit;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.FamilyMarks;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdSplit;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.QualityFinding;
import org.bangfu.registry.RegisterEntry;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.registry.imports.ImportBatch;
import org.bangfu.registry.imports.ImportDesk;
import org.bangfu.registry.imports.ImportFinding;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The Mashan pattern (guide H) through the county's own doors: households and departments' lists come in as workbooks,
 * what the comparison then finds is held against what was planted. Whom the import has to refuse (a wrong id number, a
 * person in two households, R-ID-08) is refused there; what no list can know (observations, other absences than death) is
 * handed to the comparison as visitors report it.
 */
@BangfuIT
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MashanPatternIT {

    private static final String TOWNSHIP = "430527206";
    private static final MashanPattern COUNTY = MashanPattern.generate(20150803, 2_400);

    private static final Map<String, ComparisonSource> SOURCES = Map.of(
            "X01", ComparisonSource.PAYROLL,
            "X03", ComparisonSource.VEHICLE,
            "X04", ComparisonSource.REAL_ESTATE,
            "X05", ComparisonSource.COMPANY);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Households households;

    @Autowired
    private ComparisonLists lists;

    @Autowired
    private HouseholdFacts register;

    @Autowired
    private DepartmentLists departments;

    @Autowired
    private DecisionRecords records;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    private final Map<Integer, HouseholdId> registered = new HashMap<>();
    private final Map<Integer, List<ImportFinding>> refused = new HashMap<>();
    private final Map<Family, ApplicationFacts> applications = new LinkedHashMap<>();
    private final Map<Family, LivingConditions> livings = new LinkedHashMap<>();
    private final Map<Family, ComparisonFacts> comparisons = new LinkedHashMap<>();
    private final Map<Family, LocalDate> days = new HashMap<>();
    private final Map<String, List<Planted>> whole = new HashMap<>();
    private final List<OthersList> othersLists = new ArrayList<>();
    private LocalDate before = MashanPattern.DAY;

    @BeforeAll
    void theCountyComesInAsWorkbooks() {
        before = clock.today();
        clock.moveTo(MashanPattern.DAY);
        setOthersListsAside();
        register();
        circumstances();
        Map<Boolean, List<Family>> byLists = COUNTY.families().stream()
                .filter(family -> registered.containsKey(family.number))
                .collect(Collectors.partitioningBy(family -> family.listsImportedOn == null));
        byLists.getOrDefault(true, List.of()).forEach(family -> compare(family, MashanPattern.DAY));
        importLists();
        byLists.getOrDefault(false, List.of()).forEach(family -> compare(family, dayOfComparison(family)));
    }

    @AfterAll
    void theListsOfOthersCountAgain() {
        jdbc.sql("delete from registry_comparison_list").update();
        for (OthersList list : othersLists) {
            jdbc.sql(
                            "insert into registry_comparison_list (import_id, source, accepted_on, entries) values (?, ?, ?, ?)")
                    .params(list.importId(), list.source(), list.acceptedOn(), list.entries())
                    .update();
        }
        clock.moveTo(before);
    }

    static List<String> rulesThatTheRegisterCanBreak() {
        return Stream.of(ApplicationRules.SET, LivingRules.SET, ExclusionRules.SET)
                .flatMap(set -> set.rules().stream())
                .map(rule -> rule.id())
                .filter(id -> !id.equals("R-ID-08"))
                .toList();
    }

    @Test
    void theCountyIsLargeEnoughToMeanSomething() {
        assertThat(COUNTY.families()).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(registered.size() + refused.size())
                .isEqualTo(COUNTY.families().size());
        for (String rule : rulesThatTheRegisterCanBreak()) {
            assertThat(COUNTY.nearMissesPerRule().getOrDefault(rule, 0))
                    .as(rule)
                    .isGreaterThanOrEqualTo(20);
            assertThat(expected()).as(rule).anyMatch(planted -> planted.rule().equals(rule));
        }
    }

    @Test
    void theImportRefusesWrongIdNumbersAndPeopleInTwoHouseholdsAndNobodyElse() {
        Map<Integer, String> reasons = new HashMap<>();
        refused.forEach((family, findings) -> findings.stream()
                .filter(finding -> finding.severity() == QualityFinding.Severity.ERROR)
                .forEach(finding -> reasons.merge(
                        family, finding.rule() + ":" + finding.column(), (a, b) -> a.equals(b) ? a : a + " " + b)));

        assertThat(reasons).isEqualTo(plantedRefusals());
    }

    @Test
    void everythingPlantedIsFoundAndNothingIsInvented() {
        assertThat(found("none")).containsExactlyElementsOf(expected());
    }

    @ParameterizedTest(name = "without {0}")
    @MethodSource("rulesThatTheRegisterCanBreak")
    void switchingOffAnyRuleIsNoticed(String rule) {
        assertThat(found(rule)).isNotEqualTo(expected());
    }

    /** A list that another test imported; of each source only the last one counts, and that shall be this county's. */
    private record OthersList(long importId, String source, LocalDate acceptedOn, int entries) {}

    private void setOthersListsAside() {
        othersLists.addAll(jdbc.sql("select import_id, source, accepted_on, entries from registry_comparison_list")
                .query((rs, n) -> new OthersList(
                        rs.getLong("import_id"),
                        rs.getString("source"),
                        rs.getObject("accepted_on", LocalDate.class),
                        rs.getInt("entries")))
                .list());
        jdbc.sql("delete from registry_comparison_list").update();
    }

    /** Round after round, until who moved has left the former household and may come in with the new one. */
    private void register() {
        ImportDesk desk = new ImportDesk(context);
        List<Family> waiting = new ArrayList<>(COUNTY.families());
        Map<String, Family> leaving = new HashMap<>();
        for (Family family : COUNTY.families()) {
            family.people.stream().filter(person -> person.left).forEach(person -> leaving.put(person.idText, family));
        }
        while (!waiting.isEmpty()) {
            Set<Family> open = new HashSet<>(waiting);
            List<Family> round = waiting.stream()
                    .filter(family -> family.members().stream().noneMatch(person -> {
                        Family former = leaving.get(person.idText);
                        return former != null && former != family && open.contains(former);
                    }))
                    .toList();
            assertThat(round).as("households that can come in").isNotEmpty();
            take(desk, round);
            waiting.removeAll(round);
        }
    }

    private void take(ImportDesk desk, List<Family> round) {
        byte[] workbook = MashanWorkbooks.households(round, TOWNSHIP);
        ImportBatch batch = desk.taken("HOUSEHOLDS", workbook);
        Map<Integer, List<ImportFinding>> findings = new HashMap<>();
        desk.findings(batch)
                .forEach(finding -> findings.computeIfAbsent(finding.row(), row -> new ArrayList<>())
                        .add(finding));
        int row = 1;
        for (Family family : round) {
            List<ImportFinding> told = new ArrayList<>();
            for (int i = 0; i < family.members().size(); i++) {
                told.addAll(findings.getOrDefault(++row, List.of()));
            }
            boolean wrong = told.stream().anyMatch(finding -> finding.severity() == QualityFinding.Severity.ERROR);
            if (wrong) {
                refused.put(family.number, told);
            } else {
                registered.put(
                        family.number,
                        households
                                .householdOf(MashanWorkbooks.citizen(family.head()))
                                .orElseThrow());
            }
        }
        assertThat(batch.taken()).isEqualTo((int) round.stream()
                .filter(family -> registered.containsKey(family.number))
                .count());
        round.stream().filter(family -> registered.containsKey(family.number)).forEach(this::letLeave);
    }

    /** Who has left the household was a member once. */
    private void letLeave(Family family) {
        HouseholdId id = id(family);
        for (Person person : family.people) {
            if (person.left) {
                NewMember leaver = new NewMember(person.name, MashanWorkbooks.citizen(person), "99");
                assertThat(households.addMember(id, leaver, "07")).isEmpty();
                Member member = households.members(id).stream()
                        .filter(one -> one.citizenId().equals(leaver.citizenId()))
                        .findFirst()
                        .orElseThrow();
                assertThat(households.removeMember(member.id(), "08", MashanPattern.DAY))
                        .isEmpty();
            }
        }
    }

    /** In the register already, with an open case, with children who set up house elsewhere. */
    private void circumstances() {
        for (Family family : COUNTY.families()) {
            if (!registered.containsKey(family.number)) {
                continue;
            }
            HouseholdId id = id(family);
            if (family.alreadyPoor) {
                households.enterRegister(
                        id,
                        new RegisterEntry("因病", List.of(), "一般贫困户", "国家标准", 2014),
                        new CaseNumber("P1-430527-2014-%06d".formatted(family.number)));
            }
            if (family.openCase != null) {
                transaction.executeWithoutResult(tx -> caseFiles.open(
                        CaseKind.IDENTIFICATION, id, households.get(id).area()));
            }
            if (family.ableChildrenApart) {
                NewMember child = new NewMember("示范子", SyntheticPeople.man(), "01");
                households.registerAll(
                        List.of(new NewHousehold(
                                households.get(id).area(),
                                "示范路9号",
                                null,
                                null,
                                FamilyMarks.UNKNOWN,
                                new HouseholdSplit(LocalDate.of(2005, 1, 1), id),
                                List.of(child))),
                        RegistrationCause.ENTERED);
            }
        }
    }

    private void importLists() {
        ImportDesk desk = new ImportDesk(context);
        Map<String, byte[]> workbooks = new LinkedHashMap<>();
        workbooks.put("VEHICLE", MashanWorkbooks.vehicles(COUNTY));
        workbooks.put("REAL_ESTATE", MashanWorkbooks.properties(COUNTY));
        workbooks.put("PAYROLL", MashanWorkbooks.payroll(COUNTY));
        workbooks.put("COMPANY", MashanWorkbooks.companies(COUNTY));
        workbooks.put("DEATH", MashanWorkbooks.deaths(COUNTY));
        workbooks.forEach((kind, workbook) -> {
            ImportBatch batch = desk.taken(kind, workbook);
            assertThat(batch.refused()).as("%s: %s", kind, desk.findings(batch)).isZero();
            assertThat(batch.taken()).isPositive();
        });
    }

    /** The lists come in on one day: a household whose lists are to be as old as planted is compared that much later. */
    private static LocalDate dayOfComparison(Family family) {
        LocalDate imported = Objects.requireNonNull(family.listsImportedOn);
        boolean fresh = imported.equals(MashanPattern.DAY.minusDays(30));
        return fresh ? MashanPattern.DAY : MashanPattern.DAY.plusDays(DAYS.between(imported, MashanPattern.DAY));
    }

    private void compare(Family family, LocalDate on) {
        HouseholdId id = id(family);
        AreaCode village = new AreaCode(MashanWorkbooks.village(family, TOWNSHIP));
        applications.put(family, register.application(id, village, null));
        livings.put(family, register.living(id, households.snapshot(id, 2014).orElseThrow(), MashanPattern.DAY));
        comparisons.put(family, departments.comparisonFacts(id, family.observations, grants(family, id, on), on));
        days.put(family, on);
    }

    /** An exception refers to the hit as the comparison numbers it. */
    private List<ExceptionGrant> grants(Family family, HouseholdId id, LocalDate on) {
        return family.grants.stream()
                .map(grant -> grant.reference().startsWith("row:")
                        ? new ExceptionGrant(
                                grant.ruleId(),
                                hit(id, grant.ruleId(), on).reference(),
                                grant.code(),
                                grant.evidence(),
                                grant.proposedBy(),
                                grant.proposedOn(),
                                grant.confirmedBy(),
                                grant.confirmedOn())
                        : grant)
                .toList();
    }

    private ComparisonHit hit(HouseholdId id, String rule, LocalDate on) {
        List<ComparisonHit> hits = lists.hits(id, on).stream()
                .filter(hit -> hit.source() == SOURCES.get(rule))
                .toList();
        assertThat(hits).as("hits that an exception can be meant for").hasSize(1);
        return hits.get(0);
    }

    private List<Planted> expected() {
        Set<Integer> noList = new HashSet<>();
        for (ListRow row : ListRow.of(COUNTY.rows(), ListRow.Absence.class)) {
            ListRow.Absence absence = (ListRow.Absence) row.content();
            if (absence.kind() != AbsenceHit.Kind.DEAD) {
                COUNTY.families().stream()
                        .filter(family ->
                                family.people.stream().anyMatch(person -> person.idText.equals(row.idNumber())))
                        .forEach(family -> noList.add(family.number));
            }
        }
        return COUNTY.truth().stream()
                .filter(planted -> registered.containsKey(planted.family()))
                .filter(planted -> !planted.rule().equals("R-ID-08"))
                .filter(planted -> !planted.rule().equals("X10") || !noList.contains(planted.family()))
                .toList();
    }

    /** A wrong number at its cell; of two households with the same person the one that comes later. */
    private static Map<Integer, String> plantedRefusals() {
        Map<Integer, String> refusals = new HashMap<>();
        Map<String, Family> seen = new HashMap<>();
        Set<Integer> wrong = new HashSet<>();
        COUNTY.truth().stream()
                .filter(planted -> planted.code().equals("idNumber"))
                .forEach(planted -> wrong.add(planted.family()));
        for (Family family : COUNTY.families()) {
            for (Person person : family.members()) {
                if (wrong.contains(family.number) && person.head) {
                    refusals.merge(family.number, "DQ16:citizenId", (a, b) -> a + " " + b);
                } else if (seen.putIfAbsent(person.idText, family) != null) {
                    refusals.merge(family.number, "DUP:citizenId", (a, b) -> a + " " + b);
                }
            }
        }
        return refusals;
    }

    private List<Planted> found(String switchedOff) {
        List<Planted> found = new ArrayList<>();
        found.addAll(found(ApplicationRules.SET, switchedOff, applications, Map.of()));
        found.addAll(found(LivingRules.SET, switchedOff, livings, Map.of()));
        found.addAll(found(ExclusionRules.SET, switchedOff, comparisons, days));
        Collections.sort(found);
        return found;
    }

    /** A set that the rule is not in finds what it always finds: asked once. */
    private <F> List<Planted> found(
            RuleSet<F> rules, String switchedOff, Map<Family, F> facts, Map<Family, LocalDate> on) {
        boolean touched = rules.rules().stream().anyMatch(rule -> rule.id().equals(switchedOff));
        return touched
                ? found(rules.without(switchedOff), facts, on)
                : whole.computeIfAbsent(rules.id(), id -> found(rules, facts, on));
    }

    private <F> List<Planted> found(RuleSet<F> rules, Map<Family, F> facts, Map<Family, LocalDate> on) {
        List<Planted> found = new ArrayList<>();
        facts.forEach((family, known) -> {
            LocalDate day = on.getOrDefault(family, MashanPattern.DAY);
            for (Finding finding : findings(rules, known, day)) {
                if (finding.ruleId().equals("R-ID-05") || finding.severity() != Severity.INFO) {
                    found.add(new Planted(family.number, finding.ruleId(), finding.code(), finding.severity()));
                }
            }
        });
        return found;
    }

    private <F> Collection<Finding> findings(RuleSet<F> rules, F facts, LocalDate on) {
        return records.evaluate(rules, facts, on).findings();
    }

    private HouseholdId id(Family family) {
        HouseholdId id = registered.get(family.number);
        assertThat(id).as("household %s", family.number).isNotNull();
        return Objects.requireNonNull(id);
    }
}
