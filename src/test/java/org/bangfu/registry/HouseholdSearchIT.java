package org.bangfu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.registry.HouseholdSearch.Cursor;
import org.bangfu.registry.HouseholdSearch.Statement;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Rows of these tests are rolled back: the other tests see none of the generated households. */
@BangfuIT
@Transactional
class HouseholdSearchIT {

    private static final AreaCode VILLAGE = new AreaCode("430527107003");
    private static final AreaCode NEIGHBOUR = new AreaCode("430527107004");
    private static final List<AreaCode> COUNTY = List.of(Areas.COUNTY);

    @Autowired
    private Households households;

    @Autowired
    private HouseholdSearch search;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Areas areas;

    @Test
    void aHouseholdIsFoundByTheBeginningOfAMembersName() {
        HouseholdId id = household(VILLAGE, "欧阳示甲", "欧阳示乙");

        assertThat(found("欧阳示乙")).containsExactly(id);
        assertThat(found("欧阳示")).containsExactly(id, id);
        assertThat(found("阳示")).isEmpty();
    }

    @Test
    void aHouseholdIsFoundByTheFirstLettersOfANameInAnyCase() {
        HouseholdId id = household(VILLAGE, "覃秀示");

        assertThat(found("QXS")).contains(id);
    }

    @Test
    void aHouseholdIsFoundByItsNumberAndByAWholeIdNumber() {
        CitizenId head = SyntheticPeople.man();
        HouseholdId id = household(VILLAGE, head, "示丙");
        String number = households.enterRegister(
                id, new RegisterEntry("因病", List.of(), "一般贫困户", "国家标准", 2015), new CaseNumber("P1-430527-2015-900002"));

        assertThat(found(number)).containsExactly(id);
        assertThat(found(number.substring(0, 14))).contains(id);
        assertThat(found(head.value())).containsExactly(id);
        assertThat(found(head.value().substring(0, 17))).isEmpty();
    }

    @Test
    void nothingOutsideTheAreasIsFoundWhateverIsHandedBackAsPage() {
        household(NEIGHBOUR, "覃示丁");
        HouseholdId own = household(VILLAGE, "覃示丁");

        assertThat(search.search("覃示丁", List.of(VILLAGE), null, 20).hits())
                .extracting(SearchHit::household)
                .containsExactly(own);
        assertThat(search.search("", List.of(VILLAGE), "0:0", 20).hits()).allMatch(hit -> VILLAGE.contains(hit.area()));
        assertThat(search.search("", List.of(VILLAGE), "'; drop table x:1", 20).hits())
                .allMatch(hit -> VILLAGE.contains(hit.area()));
    }

    @Test
    void everyHouseholdIsOnExactlyOnePage() {
        List<HouseholdId> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.add(household(i % 2 == 0 ? VILLAGE : NEIGHBOUR, "尉迟示" + (i % 3)));
        }

        List<HouseholdId> seen = new ArrayList<>();
        String after = null;
        do {
            SearchPage page = search.search("尉迟示", List.of(VILLAGE, NEIGHBOUR), after, 3);
            page.hits().forEach(hit -> seen.add(hit.household()));
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void someoneWhoLeftIsNotFound() {
        HouseholdId id = household(VILLAGE, "尉迟示戊", "尉迟示己");
        households.removeMember(households.members(id).get(1).id(), "08", LocalDate.of(2015, 8, 1));

        assertThat(found("尉迟示己")).isEmpty();
    }

    @Test
    void noSearchScansAtAHundredThousandHouseholds() {
        int count = TestDatabase.isPostgres() ? 100_000 : 3_000;
        generate(count);
        jdbc.sql("analyze").update();

        for (String term : List.of("", "张", "张伟", "欧阳", "zw", "z", "430527100001", "43052710", id().value())) {
            for (String area : List.of("430527", "430527103", "430527103001", "43052710300101")) {
                for (Cursor after : new Cursor[] {null, new Cursor("5f204f1f", 5000)}) {
                    Statement statement = search.statement(term, new AreaCode(area), after, 21);
                    List<String> plan = jdbc.sql("explain " + statement.sql())
                            .params(statement.params())
                            .query(String.class)
                            .list();
                    assertThat(scans(plan))
                            .as("plan of %s in %s: %s", statement.sql(), area, plan)
                            .isFalse();
                }
            }
        }
    }

    /** The control: the same look at a plan notices a search that reads the table. */
    @Test
    void aSearchInTheMiddleOfANameWouldScanAndBeNoticed() {
        List<String> plan = jdbc.sql("explain select * from registry_member where name like '%示%'")
                .query(String.class)
                .list();

        assertThat(scans(plan)).isTrue();
    }

    private static boolean scans(List<String> plan) {
        String whole = String.join("\n", plan).toLowerCase(Locale.ROOT);
        return whole.contains("seq scan") || whole.contains("tablescan");
    }

    private CitizenId id() {
        return SyntheticPeople.man();
    }

    private void generate(int count) {
        List<AreaCode> groups = areas.villages(Areas.COUNTY).stream()
                .flatMap(village -> areas.children(village.code()).stream())
                .toList();
        String[] surnames = {"张", "王", "李", "刘", "陈", "杨", "黄", "周", "吴", "苏", "龙", "唐", "向", "欧阳"};
        String given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英";
        Random random = new Random(20150803);
        List<NewHousehold> households = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<NewMember> members = new ArrayList<>();
            for (int m = 0; m < 2; m++) {
                StringBuilder name = new StringBuilder(surnames[random.nextInt(surnames.length)]);
                for (int c = 0; c < 1 + random.nextInt(2); c++) {
                    name.append(given.charAt(random.nextInt(given.length())));
                }
                int sequence = i % 499 * 2 + m + 1;
                members.add(new NewMember(
                        name.toString(),
                        SyntheticPeople.born(LocalDate.of(2000, 1, 1).plusDays(i / 499), sequence),
                        m == 0 ? "01" : "02"));
            }
            households.add(new NewHousehold(groups.get(i % groups.size()), "示范路", null, members));
        }
        this.households.registerAll(households, RegistrationCause.IMPORT);
        jdbc.sql(
                        "update registry_household set household_no = village_code || id where mod(id, 3) = 0 and address = '示范路'")
                .update();
    }

    private List<HouseholdId> found(String text) {
        return search.search(text, COUNTY, null, 20).hits().stream()
                .map(SearchHit::household)
                .toList();
    }

    private HouseholdId household(AreaCode area, String... names) {
        return household(area, SyntheticPeople.man(), names);
    }

    private HouseholdId household(AreaCode area, CitizenId head, String... names) {
        List<NewMember> members = new ArrayList<>();
        members.add(new NewMember(names[0], head, "01"));
        for (int i = 1; i < names.length; i++) {
            members.add(new NewMember(names[i], SyntheticPeople.woman(), "02"));
        }
        return households
                .register(new NewHousehold(area, "示范路5号", null, members), RegistrationCause.ENTERED)
                .id();
    }
}
