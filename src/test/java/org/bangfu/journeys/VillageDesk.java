package org.bangfu.journeys;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Role;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TestClock;

/** What the journeys' village does in each of them: enters a household, posts notices and takes them down. */
final class VillageDesk {

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final Set<Role> MAY = Set.of(Role.VILLAGE_COMMITTEE);
    private static final Set<Role> KEEPERS = Set.of(
            Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_OFFICE, Role.TOWNSHIP_CIVIL, Role.COUNTY_POVERTY);
    private static final AtomicInteger PHONES = new AtomicInteger(13_500_000);

    private final Walk walk;
    private final EngineJobs jobs;
    private final TestClock clock;

    VillageDesk(Walk walk, EngineJobs jobs, TestClock clock) {
        this.walk = walk;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A couple of the first group, registered as no poor household and without an account. */
    HouseholdId added(String sign) {
        CitizenId head = SyntheticPeople.man();
        HttpResponse<String> answer = walk.form(
                COMMITTEE,
                CountyJourney.GROUP,
                KEEPERS,
                "/households",
                "/households",
                302,
                Walk.fields(
                        "village",
                        CountyJourney.VILLAGE.value(),
                        "group",
                        "1",
                        "address",
                        CountyJourney.word("住址"),
                        "phone",
                        "139" + PHONES.incrementAndGet(),
                        "members[0].name",
                        CountyJourney.SURNAME + sign,
                        "members[0].citizenId",
                        head.value(),
                        "members[0].relation",
                        "01",
                        "members[1].name",
                        CountyJourney.SURNAME + "灪" + sign,
                        "members[1].citizenId",
                        SyntheticPeople.woman().value(),
                        "members[1].relation",
                        "02"));
        return new HouseholdId(Long.parseLong(Walk.last(answer)));
    }

    /** The number of the sheet with the cases of the tasks, separated by commas. */
    String drawnUp(String tasks) {
        return Walk.last(walk.form(
                COMMITTEE,
                CountyJourney.GROUP,
                MAY,
                "/notices/sheets",
                "/notices/sheets",
                302,
                Walk.fields("tasks", tasks, "note", "", "phone", "0739-7611234"),
                tasks.replaceFirst(",.*", "")));
    }

    void act(String sheet, String deed, Map<String, ?> fields) {
        walk.form(
                COMMITTEE,
                CountyJourney.GROUP,
                MAY,
                "/notices/sheets/{number}/" + deed,
                "/notices/sheets/" + sheet + "/" + deed,
                fields);
    }

    void posted(String sheet) {
        walk.form(
                COMMITTEE,
                CountyJourney.GROUP,
                MAY,
                "/notices/sheets/{number}/post",
                "/notices/sheets/" + sheet + "/post",
                Map.of("postedAt", walk.now()),
                List.of(Walk.photo("photo")),
                "");
        jobs.runDue();
    }

    void takenDown(String sheet) {
        clock.plusDays(8);
        jobs.runDue();
        act(
                sheet,
                "take-down",
                Walk.fields(
                        "takenDownAt", walk.now(),
                        "firstWitness", CountyJourney.SURNAME + "证",
                        "secondWitness", CountyJourney.SURNAME + "鉴"));
        jobs.runDue();
    }

    /** The notice of one case that waits for it, from drawing up to taking down. */
    void noticed(CaseNumber number) {
        String sheet = drawnUp(walk.taskOf(COMMITTEE, number, "userTask_postNotice"));
        posted(sheet);
        takenDown(sheet);
    }
}
