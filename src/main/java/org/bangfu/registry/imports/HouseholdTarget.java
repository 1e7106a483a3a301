package org.bangfu.registry.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
import org.bangfu.registry.Areas;
import org.bangfu.registry.BankAccount;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.CommonPurse;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.DataQuality;
import org.bangfu.registry.FamilyMarks;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdSplit;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.HousingFacts;
import org.bangfu.registry.IncomeAccount;
import org.bangfu.registry.LandFacts;
import org.bangfu.registry.LivingFacts;
import org.bangfu.registry.Member;
import org.bangfu.registry.MemberFacts;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.QualityFacts;
import org.bangfu.registry.QualityFinding;
import org.bangfu.registry.QualityFinding.Severity;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.RelocationFacts;
import org.bangfu.registry.SnapshotSource;
import org.bangfu.registry.Village;
import org.bangfu.registry.WaterFacts;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The household workbook: one row for each member, rows of a household together, household columns on the head's row. */
@Component
class HouseholdTarget implements ImportTarget {

    static final String KIND = "HOUSEHOLDS";
    private static final int MOST_HOUSEHOLDS = 100_000;
    private static final int MOST_MEMBERS = 40;
    private static final int CHUNK = 300;

    private final Households households;
    private final Areas areas;
    private final DataQuality quality;
    private final CommonPurse purse;
    private final ComparisonLists lists;
    private final HouseholdColumns columns;
    private final Map<String, AreaCode> villages = new HashMap<>();

    HouseholdTarget(
            Households households,
            Areas areas,
            CodeLists codes,
            DataQuality quality,
            CommonPurse purse,
            ComparisonLists lists) {
        this.households = households;
        this.areas = areas;
        this.quality = quality;
        this.purse = purse;
        this.lists = lists;
        this.columns = new HouseholdColumns(codes);
        for (Village village : areas.villages(Areas.COUNTY)) {
            villages.put(village.code().value(), village.code());
            villages.put(village.name(), village.code());
            villages.put(areas.fullName(village.code()), village.code());
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String label() {
        return "农户信息";
    }

    @Override
    public String unit() {
        return "户";
    }

    @Override
    public List<Column> columns() {
        return columns.all();
    }

    @Override
    public List<String> notes() {
        return List.of(
                "一名成员一行；同一户的各行填同一个“户序号”，并且连在一起。",
                "户的各列（村、住址、年度、收入、住房、土地等）只填在户主行，其他行留空。",
                "带*的列必填。身份证号码列请先设为文本格式再填写，否则末几位会丢失。",
                "填了“年度”，土地各项、是否各项和主要燃料都要填，没有的填0或否。",
                "导入的户先登记为一般农户；是否贫困由识别案件决定。",
                "一个文件最多" + MOST_HOUSEHOLDS + "户、20MB；不接收公式、宏、密码和隐藏的工作表。",
                "检查完先看结果，由您决定是否接收；有错误的户不接收，其余各户一次全部接收。");
    }

    @Override
    public List<Role> roles() {
        return List.of(Role.COUNTY_POVERTY, Role.TOWNSHIP_OFFICE);
    }

    @Override
    public Run begin(ImportRun run) {
        return new HouseholdRun(run);
    }

    /** A household whose rows are being read. */
    private static final class Draft {
        private final String key;
        private final List<Integer> rows = new ArrayList<>();
        private final List<QualityFacts.Person> people = new ArrayList<>();
        private final List<@Nullable String> phones = new ArrayList<>();
        private @Nullable HouseholdPart part;
        private int headRow;
        private boolean wrong;

        private Draft(String key) {
            this.key = key;
        }

        private int householdRow() {
            return headRow == 0 ? rows.get(0) : headRow;
        }
    }

    /** What the head's row says about the household. */
    private record HouseholdPart(
            @Nullable AreaCode area,
            String address,
            @Nullable String phone,
            @Nullable BankAccount account,
            FamilyMarks marks,
            @Nullable HouseholdSplit split,
            @Nullable Integer declaredMembers,
            @Nullable Figures figures) {}

    /** A year's figures that still lack the number of members. */
    private interface Figures {
        YearlySnapshot of(int members);
    }

    private record Ready(
            Draft draft, NewHousehold household, @Nullable YearlySnapshot snapshot) {}

    private final class HouseholdRun implements Run {

        private final ImportRun run;
        private final Set<String> keys = new HashSet<>();
        private final Map<CitizenId, Integer> people = new HashMap<>();
        private final List<Ready> ready = new ArrayList<>();
        private @Nullable Draft draft;

        private HouseholdRun(ImportRun run) {
            this.run = run;
        }

        @Override
        public void row(RowReader row) {
            String key = row.text("householdKey");
            Draft current = draft;
            if (key == null && current == null) {
                run.countRefused();
                return;
            }
            if (current == null || (key != null && !key.equals(current.key))) {
                finish();
                current = begin(String.valueOf(key), row);
            }
            member(current, row);
            current.wrong |= row.isBroken();
        }

        private Draft begin(String key, RowReader row) {
            Draft next = new Draft(key);
            draft = next;
            if (!keys.add(key)) {
                row.error("householdKey", "DUP", "户序号在前面出现过，同一户的各行应连在一起，不同的户请用不同的序号");
            }
            if (keys.size() > MOST_HOUSEHOLDS) {
                throw new WorkbookRefused("文件超过" + MOST_HOUSEHOLDS + "户，请按乡镇拆成几个文件分别导入");
            }
            return next;
        }

        private void member(Draft current, RowReader row) {
            current.rows.add(row.number());
            if (current.rows.size() > MOST_MEMBERS) {
                row.error("householdKey", "CELL", "一户超过" + MOST_MEMBERS + "人，请核对户序号");
            }
            String name = row.name("name");
            CitizenId citizen = row.citizen("citizenId");
            String relation = row.code("relation");
            MemberFacts facts = facts(row);
            current.people.add(
                    new QualityFacts.Person(name == null ? "第" + row.number() + "行" : name, citizen, relation, facts));
            if (purse.needsToKnowOfMoney(facts, run.today())) {
                run.add(
                        row.number(),
                        "sendsMoney",
                        "AWAY",
                        Severity.WARN,
                        "外出超过" + purse.longestAway(run.today()) + "个月，没有填写是否寄钱回家，暂按寄钱计入共同生活人口，请核实");
            }
            current.phones.add(phone(row, "memberPhone"));
            if (citizen != null) {
                Integer before = people.putIfAbsent(citizen, row.number());
                if (before != null && !current.rows.contains(before)) {
                    row.error("citizenId", "DUP", "身份证号码与第" + before + "行重复，请核对后删去一行");
                }
            }
            if (Member.HEAD.equals(relation) && current.part == null) {
                current.headRow = row.number();
                current.part = householdPart(row);
            } else if (columns.household().stream().anyMatch(column -> row.isFilled(column.key()))) {
                run.add(row.number(), null, "ROW", Severity.WARN, "户的各列只看户主行，本行所填的已忽略");
            }
        }

        private MemberFacts facts(RowReader row) {
            Integer grade = row.integer("disabilityGrade", 1, 4);
            Boolean shares = row.yesNo("sharesBudget");
            return new MemberFacts(
                    shortText(row, "ethnic", 20),
                    row.code("political"),
                    new MemberFacts.Hukou(row.code("hukou"), row.yesNo("hukouOfVillage")),
                    new MemberFacts.Schooling(row.code("education"), row.code("inSchool"), row.text("dropoutReason")),
                    new MemberFacts.Health(
                            row.code("health"),
                            shortText(row, "disabilityType", 20),
                            grade == null ? null : grade.toString()),
                    new MemberFacts.Work(row.code("labour"), row.code("workPlace"), row.integer("workMonths", 0, 12)),
                    new MemberFacts.Absence(row.integer("monthsAway", 0, 12), row.yesNo("sendsMoney")),
                    new MemberFacts.Insurance(
                            row.yesNo("basicMedical"),
                            row.yesNo("seriousIllness"),
                            row.yesNo("pension"),
                            row.yesNo("memberDibao")),
                    row.yesNo("mandarin"),
                    row.yesNo("soldier"),
                    shares == null || shares);
        }

        private @Nullable String shortText(RowReader row, String key, int longest) {
            String text = row.text(key);
            if (text != null && text.length() > longest) {
                row.error(key, "CELL", "超过" + longest + "个字，请写短一些");
                return null;
            }
            return text;
        }

        private @Nullable String phone(RowReader row, String key) {
            String digits = row.digits(key);
            if (digits != null && !digits.matches("1\\d{10}|0\\d{9,11}")) {
                row.error(key, "CELL", "电话应为11位手机号或带区号的座机号，请核对");
                return null;
            }
            return digits;
        }

        private HouseholdPart householdPart(RowReader row) {
            String address = row.text("address");
            if (address == null) {
                row.error("address", "CELL", "“住址”没有填写");
            }
            String number = row.digits("account");
            String bank = shortText(row, "bank", 100);
            if (number != null && !number.matches("\\d{8,25}")) {
                row.error("account", "CELL", "“银行账号”应为8至25位数字，请核对");
                number = null;
            } else if ((number == null) != (bank == null)) {
                row.error(number == null ? "account" : "bank", "CELL", "开户银行与银行账号应一起填写");
            }
            LocalDate splitOn = row.date("splitOn", run.today());
            return new HouseholdPart(
                    area(row),
                    address == null ? "" : address,
                    phone(row, "phone"),
                    number == null || bank == null ? null : new BankAccount(bank, number),
                    new FamilyMarks(row.yesNo("martyrFamily"), row.yesNo("onlyChild"), row.yesNo("twoDaughters")),
                    splitOn == null ? null : new HouseholdSplit(splitOn, null),
                    row.integer("declaredMembers", 1, MOST_MEMBERS),
                    figures(row));
        }

        private @Nullable AreaCode area(RowReader row) {
            String written = row.text("village");
            Integer group = row.integer("group", 1, 99);
            AreaCode village = written == null ? null : villages.get(written);
            if (village == null) {
                row.error("village", "CELL", "“村”应为本县村的12位代码或全名，请核对");
                return null;
            }
            AreaCode area = group == null ? village : new AreaCode("%s%02d".formatted(village, group));
            if (!areas.exists(area)) {
                row.error("group", "CELL", areas.name(village) + "没有第" + group + "组，请核对");
                return null;
            }
            if (!run.area().contains(area)) {
                row.error("village", "SCOPE", areas.name(village) + "不在您的辖区，请由所在乡镇或县扶贫办导入");
                return null;
            }
            return area;
        }

        private @Nullable Figures figures(RowReader row) {
            Integer year = row.integer("year", 2005, run.today().getYear());
            List<Column> yearly =
                    columns.household().subList(12, columns.household().size());
            if (year == null) {
                if (yearly.stream().anyMatch(column -> row.isFilled(column.key()))) {
                    row.error("year", "CELL", "“年度”没有填写");
                }
                return null;
            }
            Map<String, Money> transfers = new TreeMap<>();
            HouseholdColumns.TRANSFERS.forEach((key, code) -> {
                Money amount = row.money(key);
                if (amount.fen() > 0) {
                    transfers.put(code, amount);
                }
            });
            IncomeAccount income = new IncomeAccount(
                    row.money("wage"),
                    row.money("planting"),
                    row.money("forestry"),
                    row.money("breeding"),
                    row.money("otherOperating"),
                    row.money("dividend"),
                    row.money("otherProperty"),
                    transfers,
                    row.money("inKind"),
                    row.money("operatingCost"),
                    row.money("tax"));
            YearlySnapshot.Spending spending =
                    new YearlySnapshot.Spending(row.money("medical"), row.money("educationCost"));
            HousingFacts housing = new HousingFacts(
                    bounded(row, "houseArea"),
                    row.code("houseStructure"),
                    row.integer("houseYear", 1800, run.today().getYear()),
                    row.code("houseGrade"),
                    row.integer("renovationYear", 1980, run.today().getYear()));
            WaterFacts water = new WaterFacts(row.yesNo("waterSafe"), row.yesNo("waterDifficult"), null);
            LandFacts land = new LandFacts(
                    bounded(row, "cultivated"),
                    bounded(row, "irrigated"),
                    bounded(row, "forest"),
                    bounded(row, "grainForGreen"),
                    bounded(row, "orchard"),
                    bounded(row, "pasture"),
                    bounded(row, "waterSurface"));
            LivingFacts living = new LivingFacts(
                    row.yesNo("productionPower"),
                    row.yesNo("livingPower"),
                    row.yesNo("radioTv"),
                    row.yesNo("sanitaryToilet"),
                    row.code("fuel"),
                    bounded(row, "roadDistance"),
                    row.code("entryRoad"),
                    row.yesNo("coopMember"),
                    row.yesNo("leadEnterprise"),
                    row.yesNo("entrepreneurLed"));
            return members -> new YearlySnapshot(
                    year, members, income, spending, housing, water, land, living, RelocationFacts.UNKNOWN);
        }

        private @Nullable BigDecimal bounded(RowReader row, String key) {
            BigDecimal number = row.decimal(key);
            if (number != null && number.compareTo(new BigDecimal("100000")) >= 0) {
                row.error(key, "CELL", "数值过大，请核对单位");
                return null;
            }
            return number;
        }

        private void finish() {
            Draft done = draft;
            draft = null;
            if (done == null) {
                return;
            }
            HouseholdPart part = done.part;
            int sharing = purse.heads(
                    done.people.stream().map(QualityFacts.Person::facts).toList(), run.today());
            YearlySnapshot snapshot = null;
            if (part != null && part.figures() != null) {
                if (sharing == 0) {
                    run.error(done.householdRow(), "sharesBudget", "CELL", "一户应至少有一名成员共同生活、共用收支，请核对“共同生活”“外出月数”“寄钱回家”");
                    done.wrong = true;
                } else {
                    snapshot = part.figures().of(sharing);
                }
            }
            for (QualityFinding finding : quality.check(new QualityFacts(
                    HouseholdStatus.ORDINARY,
                    done.people,
                    part == null ? null : part.declaredMembers(),
                    snapshot,
                    run.today()))) {
                Integer member = finding.member();
                if (finding.rule().equals("DQ16")
                        && member != null
                        && done.people.get(member).citizenId() == null) {
                    continue; // told at its cell already
                }
                int row = member == null ? done.householdRow() : done.rows.get(member);
                run.add(row, finding.field(), finding.rule(), finding.severity(), finding.sentence());
                done.wrong |= finding.severity() == Severity.ERROR;
            }
            if (done.wrong || part == null || part.area() == null) {
                run.countRefused();
                return;
            }
            List<NewMember> members = new ArrayList<>();
            for (int i = 0; i < done.people.size(); i++) {
                QualityFacts.Person person = done.people.get(i);
                CitizenId citizen = person.citizenId();
                String relation = person.relation();
                if (citizen != null && relation != null) {
                    members.add(new NewMember(person.name(), citizen, relation, person.facts(), done.phones.get(i)));
                }
            }
            ready.add(new Ready(
                    done,
                    new NewHousehold(
                            part.area(),
                            part.address(),
                            part.phone(),
                            part.account(),
                            part.marks(),
                            part.split(),
                            members),
                    snapshot));
            if (ready.size() >= CHUNK) {
                flush();
            }
        }

        private void flush() {
            List<NewMember> everybody = ready.stream()
                    .flatMap(one -> one.household().members().stream())
                    .toList();
            Set<CitizenId> registered = households.registeredAmong(
                    everybody.stream().map(NewMember::citizenId).toList());
            Map<CitizenId, ComparisonLists.NamedDead> dead = new HashMap<>();
            for (ComparisonLists.NamedDead one : lists.deadAmong(everybody, run.today())) {
                dead.merge(one.citizenId(), one, (a, b) -> a.sure() ? a : b);
            }
            List<Ready> valid = new ArrayList<>();
            for (Ready one : ready) {
                boolean refused = false;
                for (int i = 0; i < one.household().members().size(); i++) {
                    NewMember member = one.household().members().get(i);
                    if (registered.contains(member.citizenId())) {
                        refused = true;
                        run.error(one.draft().rows.get(i), "citizenId", "DUP", member.name() + "已登记在库中的一户里，本户不再导入，请核对");
                    }
                    ComparisonLists.NamedDead death = dead.get(member.citizenId());
                    if (death != null) {
                        refused |= death.sure();
                        tellDeath(one.draft().rows.get(i), member, death);
                    }
                }
                if (refused) {
                    run.countRefused();
                } else {
                    valid.add(one);
                }
            }
            run.countValid(valid.size());
            if (run.isTaking() && !valid.isEmpty()) {
                take(valid);
            }
            ready.clear();
        }

        private void tellDeath(int row, NewMember member, ComparisonLists.NamedDead death) {
            String on = death.on() == null ? "" : "（" + death.on() + "）";
            if (death.sure()) {
                run.error(row, "citizenId", "DEAD", member.name() + "在死亡人员名单上" + on + "，请核实后删去这一行，家庭人口也要改");
            } else {
                run.add(
                        row,
                        "citizenId",
                        "DEAD",
                        Severity.WARN,
                        "死亡人员名单上有人与" + member.name() + "号码相同或同名同生日" + on + "，请核实是否本人");
            }
        }

        private void take(List<Ready> valid) {
            List<HouseholdId> ids =
                    households.registerAll(valid.stream().map(Ready::household).toList(), RegistrationCause.IMPORT);
            Map<HouseholdId, YearlySnapshot> figures = new LinkedHashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                YearlySnapshot snapshot = valid.get(i).snapshot();
                if (snapshot != null) {
                    figures.put(ids.get(i), snapshot);
                }
            }
            households.recordSnapshots(figures, SnapshotSource.IMPORT);
        }

        @Override
        public void end() {
            finish();
            flush();
        }
    }
}
