package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.bangfu.casefile.TrialHouseholds;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.integrity.IntegrityFlags;
import org.bangfu.people.Staff;
import org.bangfu.people.roster.Relatives;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdSplits;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.VillageRegister;
import org.bangfu.registry.VillageStatus;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Splits, signs, samples and the exit of a village over HTTP, by the people whose seats they are. */
class VillageJourney {

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String STATION = "hongyan-xiangzhen1";
    private static final String COUNTY = "xian-fupin1";
    private static final String LEADERS = "xian-lingdao1";
    private static final AreaCode VILLAGE = new AreaCode("430527103001");
    private static final AreaCode WHOLE_COUNTY = new AreaCode("430527");

    private final Households households;
    private final HouseholdSplits splits;
    private final IntegrityFlags flags;
    private final Relatives relatives;
    private final Staff staff;
    private final VillageRegister villages;
    private final JdbcClient jdbc;
    private final EngineJobs jobs;
    private final TestClock clock;

    VillageJourney(
            Households households,
            HouseholdSplits splits,
            IntegrityFlags flags,
            Relatives relatives,
            Staff staff,
            VillageRegister villages,
            JdbcClient jdbc,
            EngineJobs jobs,
            TestClock clock) {
        this.households = households;
        this.splits = splits;
        this.flags = flags;
        this.relatives = relatives;
        this.staff = staff;
        this.villages = villages;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Every deed is shown to the watcher first and must then succeed; the clock is put back afterwards. */
    Map<String, Integer> run(Office office, Watcher watcher) {
        LocalDate before = clock.today();
        Map<String, Integer> deeds = new Walk(office, watcher).all();
        clock.moveTo(before);
        return deeds;
    }

    private final class Walk {

        private final Office office;
        private final Watcher watcher;
        private final Map<String, Integer> deeds = new TreeMap<>();

        Walk(Office office, Watcher watcher) {
            this.office = office;
            this.watcher = watcher;
        }

        Map<String, Integer> all() {
            HouseholdId alone = split();
            reviewed(alone);
            answered(alone);
            clock.moveTo(LocalDate.of(2018, 11, 5));
            sampled();
            exited();
            return deeds;
        }

        private HouseholdId split() {
            HouseholdId origin = TrialHouseholds.in(households, VILLAGE.value());
            Member leaving = households.members(origin).get(1);
            PersonId cadre = staff.byUsername("hongyan1-cunwei2").orElseThrow();
            relatives.declare(cadre, leaving.citizenId(), "兄弟姐妹", cadre);
            done(
                    COMMITTEE,
                    VILLAGE,
                    Set.of(Role.VILLAGE_COMMITTEE, Role.TOWNSHIP_OFFICE),
                    "/splits",
                    "/splits",
                    Map.of(
                            "household",
                            origin.toString(),
                            "member",
                            leaving.id().toString(),
                            "relation" + leaving.id(),
                            Member.HEAD,
                            "area",
                            VILLAGE.value(),
                            "address",
                            CountyJourney.word("住址"),
                            "on",
                            clock.today().toString(),
                            "ground",
                            CountyJourney.word("分户理由")));
            return splits.ofHousehold(origin).get(0).newHousehold();
        }

        private void reviewed(HouseholdId alone) {
            long id = splits.ofHousehold(alone).get(0).id();
            done(
                    STATION,
                    VILLAGE,
                    Set.of(Role.TOWNSHIP_OFFICE),
                    "/splits/{id}/review",
                    "/splits/" + id + "/review",
                    Map.of("genuine", "YES", "reason", CountyJourney.word("核实情况")));
            assertThat(splits.freeze(alone)).isEmpty();
        }

        private void answered(HouseholdId alone) {
            long id = flags.of(alone).get(0).id();
            done(
                    STATION,
                    VILLAGE,
                    Set.of(Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY, Role.SUPERVISION),
                    "/integrity/flags/{id}",
                    "/integrity/flags/" + id,
                    Map.of("stands", "NO", "text", CountyJourney.word("核实情况")));
            assertThat(flags.find(id).orElseThrow().answer()).isNotNull();
        }

        private void sampled() {
            HttpResponse<String> answer = done(
                    COUNTY,
                    WHOLE_COUNTY,
                    Set.of(Role.COUNTY_POVERTY),
                    "/sampling",
                    "/sampling",
                    Map.of("title", "年度核查", "area", VILLAGE.value(), "exited", "0", "unlisted", "1"));
            String draw = path(answer);
            done(
                    COUNTY,
                    WHOLE_COUNTY,
                    Set.of(Role.COUNTY_POVERTY),
                    "/sampling/{id}/visits/{stratum}/{position}",
                    draw + "/visits/UNLISTED/1",
                    Map.of(
                            "persons", "2",
                            "wrong", "1",
                            "approves", "YES",
                            "note", CountyJourney.word("入户情况"),
                            "on", clock.today().toString()));
            assertThat(office.session(COUNTY).get(draw + "/print").body()).contains("漏评率", "50.00%");
        }

        private void exited() {
            CaseNumber number = applied();
            done(
                    COMMITTEE,
                    VILLAGE,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    "/village-exit/{caseNumber}/withdraw",
                    "/village-exit/" + number + "/withdraw",
                    Map.of("ground", CountyJourney.word("撤回理由")));
            jobs.runDue();
            // Exit itself is walked by VillageExitIT: here its last rows are enough, to take it back over HTTP.
            jdbc.sql("update village_exit set surveyed_on = opened_on, surveyor = 'p1', second_surveyor = '同行',"
                            + " survey_finding = '属实', report_no = '1', report_text = '合格', city_on = opened_on,"
                            + " city_document = '1', exited_on = opened_on where case_number = ?")
                    .param(number.value())
                    .update();
            villages.exit(VILLAGE, number);
            done(
                    LEADERS,
                    VILLAGE,
                    Set.of(Role.COUNTY_LEADING_GROUP),
                    "/village-exit/{caseNumber}/revert",
                    "/village-exit/" + number + "/revert",
                    Map.of("reason", CountyJourney.word("撤销理由")));
            assertThat(villages.status(VILLAGE)).isEqualTo(VillageStatus.POOR);
        }

        private CaseNumber applied() {
            HttpResponse<String> answer = done(
                    COMMITTEE,
                    VILLAGE,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    "/village-exit",
                    "/village-exit",
                    Map.of(
                            "village", VILLAGE.value(),
                            "population", "90000",
                            "statement", CountyJourney.word("退出理由")));
            jobs.runDue();
            String path = path(answer);
            return new CaseNumber(path.substring(path.lastIndexOf('/') + 1));
        }

        private HttpResponse<String> done(
                String who, AreaCode at, Set<Role> may, String pattern, String path, Map<String, Object> entered) {
            Map<String, Object> fields = new LinkedHashMap<>(entered);
            fields.put("commandKey", UUID.randomUUID().toString());
            Deed deed = new Deed("POST " + pattern, who, at, may, path, Deed.Body.FORM, fields, List.of(), "");
            watcher.before(deed);
            HttpResponse<String> answer = office.send(who, deed);
            assertThat(answer.statusCode()).as(deed + "\n" + answer.body()).isEqualTo(302);
            assertThat(office.session(who).get(path(answer)).body())
                    .as(deed.toString())
                    .doesNotContain("class=\"flash problem\"");
            deeds.merge(deed.endpoint(), 1, Integer::sum);
            return answer;
        }

        private static String path(HttpResponse<String> answer) {
            return answer.headers().firstValue("location").orElseThrow().replaceFirst("^http://[^/]+", "");
        }
    }
}
