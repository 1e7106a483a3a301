package org.bangfu.policy.mashan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.policy.Severity;
import org.bangfu.policy.exclusion.AbsenceHit;
import org.bangfu.policy.exclusion.CompanyHit;
import org.bangfu.policy.exclusion.ExceptionCode;
import org.bangfu.policy.exclusion.ExceptionGrant;
import org.bangfu.policy.exclusion.Observation;
import org.bangfu.policy.exclusion.PayrollHit;
import org.bangfu.policy.exclusion.PropertyHit;
import org.bangfu.policy.exclusion.VehicleHit;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic county in the pattern of the Mashan audit of 2015: among ordinary households stand car owners, payroll
 * families, town flats, companies, duplicates, dead members and split households, and beside each kind its near misses.
 * What was planted is the truth that findings are measured against. The same seed makes the same county.
 */
public final class MashanPattern {

    /** The day of the evaluation. */
    public static final LocalDate DAY = LocalDate.of(2015, 8, 3);

    /** The departments' lists that every household is compared with; they come together. */
    static final List<String> LISTS = List.of("机动车名单", "不动产名单", "财政供养人员名单", "工商登记名单", "死亡人员名单");

    /** What must be found about a household, and nothing else. */
    public record Planted(int family, String rule, String code, Severity severity) implements Comparable<Planted> {
        @Override
        public int compareTo(Planted other) {
            return toString().compareTo(other.toString());
        }
    }

    private static final String SURNAMES = "杨龙刘陈李黄袁苏肖唐向曾莫伍吴张周沈覃石";
    private static final String GIVEN = "福贵春兰秀英建国志明桂花小军玉梅长生石生水生金凤银凤大山二妹光荣";

    private final Random random;
    private final List<Family> families = new ArrayList<>();
    private final List<ListRow> rows = new ArrayList<>();
    private final List<Planted> truth = new ArrayList<>();
    private final Map<String, Integer> plantedPerRule = new LinkedHashMap<>();
    private final Map<String, Integer> nearMissesPerRule = new LinkedHashMap<>();
    private final Set<String> namesWithBirth = new HashSet<>();
    private final Set<String> usedIds = new HashSet<>();
    private final Set<Integer> partners = new HashSet<>();
    private String observedName = "";
    private int people;
    private int observations;
    private int idSequence;

    private MashanPattern(long seed, int size) {
        random = new Random(seed);
        for (int i = 1; i <= size; i++) {
            families.add(ordinaryFamily(i));
        }
        plantAll();
        Collections.sort(truth);
    }

    public static MashanPattern generate(long seed, int size) {
        return new MashanPattern(seed, size);
    }

    public List<Family> families() {
        return families;
    }

    public List<ListRow> rows() {
        return rows;
    }

    public List<Planted> truth() {
        return truth;
    }

    public Map<String, Integer> plantedPerRule() {
        return plantedPerRule;
    }

    public Map<String, Integer> nearMissesPerRule() {
        return nearMissesPerRule;
    }

    private Family ordinaryFamily(int number) {
        int township = 100 + random.nextInt(17);
        int village = 1 + random.nextInt(10);
        AreaCode group = new AreaCode("430527%03d%03d%02d".formatted(township, village, 1 + random.nextInt(3)));
        int size = 2 + random.nextInt(4);
        Family family = new Family(
                number, group, Money.yuan(1000 + random.nextInt(1700)).times(size), DAY.minusDays(30));
        for (int i = 0; i < size; i++) {
            family.people.add(adult(family, i == 0));
        }
        return family;
    }

    private Person adult(Family family, boolean head) {
        while (true) {
            LocalDate birthDate = LocalDate.of(1958, 1, 1).plusDays(random.nextInt(365 * 35));
            String name = "" + SURNAMES.charAt(random.nextInt(SURNAMES.length()))
                    + GIVEN.charAt(random.nextInt(GIVEN.length()))
                    + (random.nextInt(3) == 0 ? "" : GIVEN.charAt(random.nextInt(GIVEN.length())));
            if (namesWithBirth.add(name + birthDate)) {
                return new Person(++people, name, citizenId(birthDate), birthDate, head);
            }
        }
    }

    /** Every number is given out once: the sequence goes through all three digits before a birth date can repeat. */
    private String citizenId(LocalDate birthDate) {
        idSequence++;
        String first17 = "430599%04d%02d%02d%03d"
                .formatted(
                        birthDate.getYear(), birthDate.getMonthValue(), birthDate.getDayOfMonth(), idSequence % 1000);
        String id = first17 + CitizenId.checkCharacter(first17);
        return usedIds.add(id) ? id : citizenId(birthDate);
    }

    private void plantAll() {
        List<Consumer<Family>> plants = new ArrayList<>();
        payroll(plants);
        vehicles(plants);
        properties(plants);
        companies(plants);
        absences(plants);
        observations(plants);
        lists(plants);
        application(plants);
        living(plants);
        List<Family> shuffled = new ArrayList<>(families);
        Collections.shuffle(shuffled, random);
        if (plants.size() > shuffled.size()) {
            throw new IllegalStateException("more plants than households: " + plants.size());
        }
        for (int i = 0; i < plants.size(); i++) {
            plants.get(i).accept(shuffled.get(i));
        }
        overlaps(shuffled.subList(plants.size(), Math.min(plants.size() + 40, shuffled.size())));
    }

    /** Some households are hit several times, as in the audit: 2,454 owners had 2,645 vehicles. */
    private void overlaps(List<Family> some) {
        for (Family family : some) {
            row(family.head(), car(null));
            row(family.head(), car(Money.yuan(80_000)));
            row(family.people.get(1), new ListRow.Pay(PayrollHit.Kind.PUBLIC_INSTITUTION, "示范中学", false));
            planted(family, "X03", "bars");
            planted(family, "X03", "bars");
            planted(family, "X01", "bars");
        }
    }

    private void planted(Family family, String rule, String code) {
        truth.add(new Planted(family.number, rule, code, weight(code)));
        plantedPerRule.merge(rule, 1, Integer::sum);
    }

    /** Found and not barring: told with its exception, a near miss all the same. */
    private void excepted(Family family, String rule) {
        truth.add(new Planted(family.number, rule, "excepted", Severity.VETO));
        nearMiss(rule);
    }

    private static Severity weight(String code) {
        return switch (code) {
            case "bars", "exceptionPending" -> Severity.VETO;
            case "asks", "sameName", "unproven", "listMissing", "split", "eldersAlone", "notBelow" -> Severity.REVIEW;
            case "removeMember", "idNumber", "duplicate", "notRural", "elsewhere", "twoHouseholds" -> Severity.FAIL;
            case "housing", "water", "insurance", "schooling", "illness" -> Severity.INFO;
            default -> throw new IllegalArgumentException(code);
        };
    }

    private void nearMiss(String rule) {
        nearMissesPerRule.merge(rule, 1, Integer::sum);
    }

    private static void repeat(List<Consumer<Family>> plants, int times, Consumer<Family> plant) {
        for (int i = 0; i < times; i++) {
            plants.add(plant);
        }
    }

    private void row(Person about, ListRow.Content content) {
        rows.add(new ListRow(rows.size() + 1, about.name, about.idText, about.birthDate, content));
    }

    /** A row without an id number: only name and birth date tell. */
    private void rowWithoutId(Person about, ListRow.Content content) {
        rows.add(new ListRow(rows.size() + 1, about.name, null, about.birthDate, content));
    }

    /** A row about somebody else of the same name; every second time born on the same day. */
    private void rowOfNamesake(Person about, ListRow.Content content) {
        LocalDate birthDate = rows.size() % 2 == 0 ? about.birthDate : about.birthDate.plusDays(400);
        rows.add(new ListRow(rows.size() + 1, about.name, citizenId(birthDate), birthDate, content));
    }

    private void contents(
            List<Consumer<Family>> plants,
            String rule,
            @Nullable String code,
            int times,
            java.util.function.Supplier<ListRow.Content> content) {
        repeat(plants, times, family -> {
            row(family.people.get(random.nextInt(family.people.size())), content.get());
            if (code == null) {
                nearMiss(rule);
            } else {
                planted(family, rule, code);
            }
        });
    }

    /** Rows without id number ask for a look, namesakes and former members are near misses. */
    private void lookalikes(
            List<Consumer<Family>> plants, String rule, java.util.function.Supplier<ListRow.Content> content) {
        repeat(plants, 6, family -> {
            rowWithoutId(family.head(), content.get());
            planted(family, rule, "sameName");
        });
        repeat(plants, 12, family -> {
            rowOfNamesake(family.head(), content.get());
            nearMiss(rule);
        });
        repeat(plants, 6, family -> {
            Person leaver = adult(family, false);
            leaver.left = true;
            family.people.add(leaver);
            row(leaver, content.get());
            nearMiss(rule);
        });
    }

    private void payroll(List<Consumer<Family>> plants) {
        for (PayrollHit.Kind kind : PayrollHit.Kind.values()) {
            contents(plants, "X01", kind.isSupported() ? "bars" : null, 8, () -> new ListRow.Pay(kind, "示范单位", false));
        }
        contents(plants, "X01", null, 5, () -> new ListRow.Pay(PayrollHit.Kind.CIVIL_SERVANT, "示范单位", true));
        lookalikes(plants, "X01", () -> new ListRow.Pay(PayrollHit.Kind.CIVIL_SERVANT, "示范单位", false));
        excepted(
                plants,
                "X01",
                ExceptionCode.TEMPORARY_WORK,
                () -> new ListRow.Pay(PayrollHit.Kind.STATE_ENTERPRISE, "示范公司", false));
    }

    private ListRow.Vehicle car(@Nullable Money price) {
        return new ListRow.Vehicle(
                VehicleHit.Kind.CAR,
                VehicleHit.State.REGISTERED,
                "湘E·%05d".formatted(10_000 + rows.size()),
                price,
                false);
    }

    private ListRow.Vehicle vehicle(
            VehicleHit.Kind kind, VehicleHit.State state, @Nullable Money price, boolean adapted) {
        return new ListRow.Vehicle(kind, state, "湘E·%05d".formatted(10_000 + rows.size()), price, adapted);
    }

    private void vehicles(List<Consumer<Family>> plants) {
        contents(plants, "X03", "bars", 60, () -> car(null));
        contents(plants, "X03", "bars", 20, () -> car(new Money(3_000_001)));
        for (VehicleHit.Kind kind :
                List.of(VehicleHit.Kind.TRUCK, VehicleHit.Kind.LARGE_FARM, VehicleHit.Kind.MACHINERY)) {
            contents(plants, "X03", "bars", 6, () -> vehicle(kind, VehicleHit.State.REGISTERED, null, false));
        }
        contents(plants, "X03", "asks", 10, () -> car(Money.yuan(30_000)));
        contents(
                plants,
                "X03",
                "asks",
                5,
                () -> vehicle(VehicleHit.Kind.MOTORCYCLE, VehicleHit.State.REGISTERED, new Money(3_000_001), false));
        contents(
                plants,
                "X03",
                "asks",
                5,
                () -> vehicle(VehicleHit.Kind.OTHER, VehicleHit.State.REGISTERED, null, false));
        for (VehicleHit.Kind kind :
                List.of(VehicleHit.Kind.TRICYCLE, VehicleHit.Kind.MOTORCYCLE, VehicleHit.Kind.SMALL_FARM)) {
            contents(plants, "X03", null, 12, () -> vehicle(kind, VehicleHit.State.REGISTERED, null, false));
            contents(
                    plants,
                    "X03",
                    null,
                    4,
                    () -> vehicle(kind, VehicleHit.State.REGISTERED, Money.yuan(30_000), false));
        }
        contents(plants, "X03", null, 12, () -> vehicle(VehicleHit.Kind.CAR, VehicleHit.State.SOLD, null, false));
        contents(plants, "X03", null, 12, () -> vehicle(VehicleHit.Kind.CAR, VehicleHit.State.SCRAPPED, null, false));
        contents(
                plants,
                "X03",
                null,
                6,
                () -> vehicle(VehicleHit.Kind.CAR, VehicleHit.State.REGISTERED, Money.yuan(60_000), true));
        lookalikes(plants, "X03", () -> car(null));
        excepted(plants, "X03", ExceptionCode.SOLD_OR_SCRAPPED, () -> car(null));
    }

    private void properties(List<Consumer<Family>> plants) {
        for (PropertyHit.Kind kind : PropertyHit.Kind.values()) {
            contents(
                    plants,
                    "X04",
                    kind.isBarring() ? "bars" : null,
                    8,
                    () -> new ListRow.Property(kind, PropertyHit.State.OWNED, "长铺镇示范小区"));
        }
        contents(
                plants,
                "X04",
                null,
                6,
                () -> new ListRow.Property(PropertyHit.Kind.TOWN_FLAT, PropertyHit.State.SOLD, "长铺镇示范小区"));
        contents(
                plants,
                "X04",
                null,
                6,
                () -> new ListRow.Property(PropertyHit.Kind.TOWN_HOUSE, PropertyHit.State.DESTROYED, "长铺镇示范小区"));
        lookalikes(
                plants,
                "X04",
                () -> new ListRow.Property(PropertyHit.Kind.TOWN_FLAT, PropertyHit.State.OWNED, "长铺镇示范小区"));
        excepted(
                plants,
                "X04",
                ExceptionCode.INHERITED_SHARE,
                () -> new ListRow.Property(PropertyHit.Kind.TOWN_HOUSE, PropertyHit.State.OWNED, "长铺镇示范小区"));
    }

    private void companies(List<Consumer<Family>> plants) {
        for (CompanyHit.Part part : List.of(
                CompanyHit.Part.LEGAL_REPRESENTATIVE,
                CompanyHit.Part.SELF_EMPLOYED,
                CompanyHit.Part.COOPERATIVE_HEAD,
                CompanyHit.Part.CONTRACTOR)) {
            contents(plants, "X05", "bars", 8, () -> business(part, CompanyHit.State.OPERATING));
            contents(plants, "X05", null, 4, () -> business(part, CompanyHit.State.CLOSED));
            contents(plants, "X05", null, 3, () -> business(part, CompanyHit.State.REVOKED));
        }
        contents(plants, "X05", "asks", 6, () -> business(CompanyHit.Part.SHAREHOLDER, CompanyHit.State.OPERATING));
        contents(
                plants,
                "X05",
                null,
                12,
                () -> business(CompanyHit.Part.NOMINAL_SHAREHOLDER, CompanyHit.State.OPERATING));
        contents(
                plants, "X05", null, 8, () -> business(CompanyHit.Part.COOPERATIVE_MEMBER, CompanyHit.State.OPERATING));
        lookalikes(plants, "X05", () -> business(CompanyHit.Part.LEGAL_REPRESENTATIVE, CompanyHit.State.OPERATING));
        excepted(
                plants,
                "X05",
                ExceptionCode.CLOSED_BUSINESS,
                () -> business(CompanyHit.Part.SELF_EMPLOYED, CompanyHit.State.OPERATING));
    }

    private static ListRow.Business business(CompanyHit.Part part, CompanyHit.State state) {
        return new ListRow.Business(part, state, "绥宁示范经营部");
    }

    private void absences(List<Consumer<Family>> plants) {
        LocalDate since = DAY.minusYears(1);
        for (AbsenceHit.Kind kind : AbsenceHit.Kind.values()) {
            contents(
                    plants,
                    "X10",
                    kind == AbsenceHit.Kind.MISSING ? "asks" : "removeMember",
                    kind == AbsenceHit.Kind.DEAD ? 25 : 5,
                    () -> new ListRow.Absence(kind, since));
        }
        lookalikes(plants, "X10", () -> new ListRow.Absence(AbsenceHit.Kind.DEAD, since));
        repeat(plants, 6, family -> {
            Person removed = adult(family, false);
            removed.left = true;
            family.people.add(removed);
            row(removed, new ListRow.Absence(AbsenceHit.Kind.DEAD, since));
            nearMiss("X10");
        });
    }

    /** Barred by the rule, with an exception: complete it lets the household through, unfinished it does not. */
    private void excepted(
            List<Consumer<Family>> plants,
            String rule,
            ExceptionCode code,
            java.util.function.Supplier<ListRow.Content> content) {
        repeat(plants, 4, family -> {
            row(family.head(), content.get());
            grant(family, rule, code, "row:" + rows.size(), DAY.minusDays(1));
            excepted(family, rule);
        });
        repeat(plants, 3, family -> {
            row(family.head(), content.get());
            grant(family, rule, code, "row:" + rows.size(), null);
            planted(family, rule, "exceptionPending");
        });
        repeat(plants, 2, family -> {
            row(family.head(), content.get());
            grant(family, rule, ExceptionCode.SCHOLARSHIP, "row:" + rows.size(), DAY.minusDays(1));
            planted(family, rule, "exceptionPending");
        });
    }

    private static void grant(
            Family family, String rule, ExceptionCode code, String reference, @Nullable LocalDate confirmedOn) {
        family.grants.add(new ExceptionGrant(
                rule,
                reference,
                code,
                "evidence:1",
                "乡镇甲",
                DAY.minusDays(3),
                confirmedOn == null ? null : "县甲",
                confirmedOn));
    }

    private void observations(List<Consumer<Family>> plants) {
        for (Observation.Kind kind : Observation.Kind.values()) {
            boolean vetoes = kind.severity() == Severity.VETO;
            repeat(plants, 6, family -> {
                observe(family, kind, Money.yuan(20_000), "evidence:1");
                planted(family, kind.rule(), vetoes ? "bars" : "asks");
                namesakeOf(family, kind.rule());
            });
            if (vetoes) {
                repeat(plants, 3, family -> {
                    observe(family, kind, null, null);
                    planted(family, kind.rule(), "unproven");
                });
                ExceptionCode.forRule(kind.rule()).stream()
                        .findFirst()
                        .ifPresent(code -> repeat(plants, 8, family -> {
                            observe(family, kind, null, "evidence:1");
                            grant(family, kind.rule(), code, "observation:" + observations, DAY.minusDays(1));
                            excepted(family, kind.rule());
                        }));
            }
        }
        repeat(plants, 6, family -> {
            observe(family, Observation.Kind.APPLIANCE, new Money(500_001), "evidence:1");
            planted(family, "X06", "asks");
        });
        repeat(plants, 25, family -> {
            observe(family, Observation.Kind.APPLIANCE, Money.yuan(5_000), "evidence:1");
            nearMiss("X06");
        });
        for (String rule : List.of("X02", "X07", "X08", "X09", "X11", "X12", "X13")) {
            repeat(plants, 20, family -> namesakeOf(family, rule));
        }
    }

    private void observe(Family family, Observation.Kind kind, @Nullable Money amount, @Nullable String evidence) {
        observedName = family.head().name;
        family.observations.add(new Observation(
                "observation:" + ++observations, kind, observedName, amount, "入户调查", DAY.minusDays(10), evidence));
    }

    /** Somebody of the same name as the one last observed lives elsewhere; nothing was observed about them. */
    private void namesakeOf(Family family, String rule) {
        Family other = families.get(random.nextInt(families.size()));
        if (other != family && other.observations.isEmpty() && other.people.size() > 1) {
            Person namesake = other.people.get(1);
            if (namesWithBirth.add(observedName + namesake.birthDate)
                    && rows.stream()
                            .noneMatch(row -> row.name().equals(namesake.name)
                                    && row.birthDate().equals(namesake.birthDate))) {
                namesake.name = observedName;
                nearMiss(rule);
            }
        }
    }

    private void lists(List<Consumer<Family>> plants) {
        repeat(plants, 10, family -> {
            family.listsImportedOn = DAY.minusDays(181);
            LISTS.forEach(list -> planted(family, "X00", "listMissing"));
        });
        repeat(plants, 10, family -> {
            family.listsImportedOn = null;
            LISTS.forEach(list -> planted(family, "X00", "listMissing"));
        });
        repeat(plants, 20, family -> {
            family.listsImportedOn = DAY.minusDays(180);
            nearMiss("X00");
        });
    }

    private void application(List<Consumer<Family>> plants) {
        repeat(plants, 12, family -> {
            Person head = family.head();
            char last = head.idText.charAt(17);
            head.idText = head.idText.substring(0, 17) + (last == '0' ? '1' : '0');
            planted(family, "R-ID-01", "idNumber");
        });
        repeat(plants, 8, family -> {
            family.alreadyPoor = true;
            planted(family, "R-ID-01", "duplicate");
        });
        repeat(plants, 8, family -> {
            family.openCase = "P1-430527-2015-000001";
            planted(family, "R-ID-01", "duplicate");
        });
        repeat(plants, 20, family -> {
            Person head = family.head();
            head.idText = " " + head.idText.replace("430599", "４３０５９９").toLowerCase(java.util.Locale.ROOT);
            nearMiss("R-ID-01");
        });
        repeat(plants, 8, family -> {
            family.head().rural = false;
            planted(family, "R-ID-02", "notRural");
        });
        repeat(plants, 8, family -> {
            family.head().ofVillage = false;
            planted(family, "R-ID-02", "elsewhere");
        });
        repeat(plants, 20, family -> {
            family.people.get(1).rural = family.number % 2 == 0;
            family.people.get(1).ofVillage = false;
            nearMiss("R-ID-02");
        });
        repeat(plants, 20, family -> {
            family.splitOn = DAY.minusMonths(24);
            planted(family, "R-ID-07", "split");
        });
        repeat(plants, 20, family -> {
            family.splitOn = DAY.minusMonths(24).minusDays(1);
            nearMiss("R-ID-07");
        });
        repeat(plants, 6, family -> {
            elders(family, LocalDate.of(1955, 8, 3));
            family.ableChildrenApart = true;
            planted(family, "R-ID-07", "eldersAlone");
        });
        repeat(plants, 6, family -> {
            elders(family, LocalDate.of(1955, 8, 4));
            family.ableChildrenApart = true;
            nearMiss("R-ID-07");
        });
        repeat(plants, 6, family -> {
            elders(family, LocalDate.of(1940, 1, 1));
            nearMiss("R-ID-07");
        });
        repeat(plants, 12, family -> {
            Family other = ordinaryPartner(family);
            Person twin = family.people.get(1);
            Person copy = new Person(++people, twin.name, twin.idText, twin.birthDate, false);
            other.people.add(copy);
            partners.add(other.number);
            planted(family, "R-ID-08", "twoHouseholds");
            planted(other, "R-ID-08", "twoHouseholds");
        });
        repeat(plants, 20, family -> {
            Family other = ordinaryPartner(family);
            Person moved = family.people.get(1);
            Person gone = new Person(++people, moved.name, moved.idText, moved.birthDate, false);
            gone.left = true;
            other.people.add(gone);
            partners.add(other.number);
            nearMiss("R-ID-08");
        });
    }

    private Family ordinaryPartner(Family family) {
        while (true) {
            Family other = families.get(random.nextInt(families.size()));
            if (other != family && !partners.contains(other.number)) {
                return other;
            }
        }
    }

    private void elders(Family family, LocalDate born) {
        while (family.people.size() > 1) {
            family.people.remove(family.people.size() - 1);
        }
        Person head = family.head();
        head.birthDate = born;
        head.idText = citizenId(born);
        family.netIncome = Money.yuan(2000);
    }

    private void living(List<Consumer<Family>> plants) {
        Money line = Money.yuan(2800);
        repeat(plants, 20, family -> {
            family.netIncome = line.times(family.members().size());
            planted(family, "R-ID-04", "notBelow");
        });
        repeat(plants, 20, family -> {
            family.netIncome = line.minus(new Money(1)).times(family.members().size());
            nearMiss("R-ID-04");
        });
        repeat(plants, 6, family -> {
            away(family, 7, false);
            planted(family, "R-ID-04", "notBelow");
        });
        repeat(plants, 6, family -> {
            away(family, 6, false);
            nearMiss("R-ID-04");
        });
        repeat(plants, 6, family -> {
            away(family, 12, true);
            nearMiss("R-ID-04");
        });
        for (String grade : List.of("C", "D")) {
            repeat(plants, 5, family -> {
                family.houseGrade = grade;
                planted(family, "R-ID-05", "housing");
            });
        }
        repeat(plants, 5, family -> {
            family.waterSafe = false;
            planted(family, "R-ID-05", "water");
        });
        repeat(plants, 5, family -> {
            family.people.get(1).insured = false;
            planted(family, "R-ID-05", "insurance");
        });
        repeat(plants, 5, family -> {
            child(family, LocalDate.of(2005, 1, 1)).finishedCompulsory = false;
            planted(family, "R-ID-05", "schooling");
        });
        repeat(plants, 5, family -> {
            family.netIncome = Money.yuan(4_000);
            family.selfPaidMedical = Money.yuan(2_000);
            planted(family, "R-ID-05", "illness");
        });
        repeat(plants, 8, family -> {
            family.netIncome = Money.yuan(4_000);
            family.selfPaidMedical = Money.yuan(2_000).minus(new Money(1));
            nearMiss("R-ID-05");
        });
        repeat(plants, 6, family -> {
            family.houseGrade = "A";
            nearMiss("R-ID-05");
        });
        repeat(plants, 6, family -> {
            Person pupil = child(family, LocalDate.of(2005, 1, 1));
            pupil.inSchool = true;
            pupil.finishedCompulsory = false;
            nearMiss("R-ID-05");
        });
        repeat(plants, 6, family -> {
            child(family, DAY.minusYears(6).plusDays(1)).finishedCompulsory = false;
            nearMiss("R-ID-05");
        });
    }

    /** Earns the line for all but one, who is away: whether that one counts decides. */
    private static void away(Family family, int months, boolean sendsMoney) {
        Person last = family.people.get(family.people.size() - 1);
        last.monthsAway = months;
        last.sendsMoney = sendsMoney;
        family.netIncome = Money.yuan(2800).times(family.members().size() - 1);
    }

    private Person child(Family family, LocalDate born) {
        String name = family.head().name.charAt(0) + "小" + GIVEN.charAt(family.number % GIVEN.length());
        namesWithBirth.add(name + born);
        Person child = new Person(++people, name, citizenId(born), born, false);
        family.people.add(child);
        return child;
    }
}
