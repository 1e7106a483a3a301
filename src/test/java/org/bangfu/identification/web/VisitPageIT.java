package org.bangfu.identification.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.Origin;
import org.bangfu.people.Staff;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BangfuIT
class VisitPageIT {

    private static final String TEAM = "hongyan1-gongzuodui1";
    private static final AreaCode GROUP = new AreaCode("43052710300101");

    @LocalServerPort
    int port;

    @Autowired
    Identifications identifications;

    @Autowired
    Households households;

    @Autowired
    Evidence evidence;

    @Autowired
    CaseFiles cases;

    @Autowired
    Staff staff;

    @Autowired
    DemoPeople people;

    @Autowired
    ActingAs acting;

    @Autowired
    EngineJobs jobs;

    @Autowired
    TestClock clock;

    @Test
    void aVisitThatIsSentAgainAfterSigningInAnewIsAnsweredAsTheFirst() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
        CaseNumber number = waitingForAVisit();
        Map<String, String> visit = visit(number);

        HttpResponse<String> first = submitted(number, visit);
        HttpResponse<String> again = submitted(number, visit);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(302);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(302);
        assertThat(again.headers().firstValue("location"))
                .isEqualTo(first.headers().firstValue("location"));
        assertThat(identifications.latestVisit(number))
                .hasValueSatisfying(kept -> assertThat(kept.round()).isEqualTo(1));
        assertThat(cases.decisions(number)).hasSize(1);
    }

    private CaseNumber waitingForAVisit() {
        CaseNumber number = acting.person("hongyan1-cunwei1", () -> {
            HouseholdId household = households
                    .register(
                            new NewHousehold(
                                    GROUP, "一组1号", null, List.of(new NewMember("示例甲", SyntheticPeople.man(), "01"))),
                            RegistrationCause.ENTERED)
                    .id();
            return identifications.open(household, Origin.FOUND, "走访发现生活困难", "");
        });
        jobs.runDue();
        acting.person(TEAM, () -> {
            evidence.store(number, EvidenceKind.VISIT_PHOTO, "房屋.jpg", Photos.jpeg());
        });
        return number;
    }

    /** In a session of its own, as after a restart. */
    private HttpResponse<String> submitted(CaseNumber number, Map<String, String> visit) {
        Browser browser = new Browser(port);
        browser.signIn(TEAM, people.password());
        return browser.post("/profile", "/identification/cases/" + number + "/visit", visit);
    }

    private Map<String, String> visit(CaseNumber number) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("commandKey", UUID.randomUUID().toString());
        fields.put("visitedOn", "2015-08-03");
        fields.put(
                "secondVisitor",
                staff.byUsername("hongyan1-gongzuodui2").orElseThrow().value());
        fields.put("householdSigned", "true");
        households
                .members(identifications.get(number).household())
                .forEach(member -> fields.putAll(Map.of(
                        "m" + member.id() + ".hukou", "01",
                        "m" + member.id() + ".hukouOfVillage", "true",
                        "m" + member.id() + ".education", "02",
                        "m" + member.id() + ".inSchool", "01",
                        "m" + member.id() + ".basicMedical", "true",
                        "m" + member.id() + ".pension", "true")));
        fields.putAll(Map.of(
                "wage", "1500",
                "houseGrade", "B",
                "houseStructure", "03",
                "houseArea", "60",
                "houseYear", "1995",
                "waterSafe", "true",
                "waterDifficult", "false",
                "fuel", "01",
                "roadDistance", "1.5",
                "entryRoad", "03"));
        for (String area :
                List.of("cultivated", "irrigated", "forest", "grainForGreen", "orchard", "pasture", "waterSurface")) {
            fields.put(area, "0");
        }
        for (String thing : List.of(
                "productionPower",
                "livingPower",
                "radioTv",
                "sanitaryToilet",
                "coopMember",
                "leadEnterprise",
                "entrepreneurLed")) {
            fields.put(thing, "true");
        }
        return fields;
    }
}
