package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Member;
import org.bangfu.review.ReviewWalk;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TasklistSession.Attachment;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** What people of the county do on the pages of review: each deed is shown to the watcher first and must then succeed. */
class ReviewJourney {

    /** A village of a township where nobody of the demo has a seat. */
    private static final AreaCode FAR_VILLAGE = new AreaCode("430527100003");

    private static final Set<Role> OPENERS =
            Set.of(Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY);
    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String COUNTY = "xian-fupin1";

    private final ReviewWalk walk;
    private final Map<String, Integer> deeds = new TreeMap<>();
    private @Nullable CaseNumber withdrawn;

    ReviewJourney(BeanFactory beans) {
        walk = new ReviewWalk(beans);
    }

    /** @return the endpoints, and how often they were used */
    Map<String, Integer> run(Office office, Watcher watcher) {
        walk.begin();
        CaseNumber opened = opened(office, watcher, walk.family(HouseholdStatus.POOR));
        act(
                office,
                watcher,
                COMMITTEE,
                OPENERS,
                "/review/cases/{caseNumber}/withdrawal",
                "/review/cases/" + opened + "/withdrawal",
                Map.of("text", CountyJourney.word("撤回理由")));
        withdrawn = opened;
        changed(office, watcher, walk.family(HouseholdStatus.POOR));
        CaseNumber removed = walk.removed();
        walk.delivered(removed);
        act(
                office,
                watcher,
                COUNTY,
                Set.of(Role.COUNTY_POVERTY),
                "/review/cases/{caseNumber}/overturn",
                "/review/cases/" + removed + "/overturn",
                Map.of("text", CountyJourney.word("撤销理由")));
        walk.jobsDone();
        assertThat(walk.outcome(removed)).isEqualTo("OVERTURNED");
        deed(
                office,
                watcher,
                new Deed(
                        "POST /review/campaigns",
                        COUNTY,
                        FAR_VILLAGE,
                        Set.of(Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY),
                        "/review/campaigns",
                        Deed.Body.FORM,
                        withKey(Map.of("title", CountyJourney.word("复核名称"), "villages", FAR_VILLAGE.value())),
                        List.of(),
                        ""));
        Awaitility.await().until(() -> walk.isBuilt(FAR_VILLAGE));
        return deeds;
    }

    /** The review that was opened and taken back. */
    CaseNumber withdrawn() {
        return Objects.requireNonNull(withdrawn, "the journey has not run");
    }

    private CaseNumber opened(Office office, Watcher watcher, HouseholdId household) {
        HttpResponse<String> answer = act(
                office,
                watcher,
                COMMITTEE,
                OPENERS,
                "/review/cases",
                "/review/cases",
                Map.of(
                        "household",
                        household.toString(),
                        "origin",
                        "EVENT",
                        "event",
                        "ILLNESS",
                        "statement",
                        CountyJourney.word("变化情况")));
        walk.jobsDone();
        String location = answer.headers().firstValue("location").orElse("");
        return new CaseNumber(location.substring(location.lastIndexOf('/') + 1));
    }

    private void changed(Office office, Watcher watcher, HouseholdId household) {
        List<Member> members = walk.members(household);
        deed(
                office,
                watcher,
                new Deed(
                        "POST /review/changes",
                        COMMITTEE,
                        CountyJourney.GROUP,
                        Set.of(Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM),
                        "/review/changes",
                        Deed.Body.FORM,
                        withKey(Map.of(
                                "household", household.toString(),
                                "kind", "OTHER_OUT",
                                "changedOn", "2015-08-01",
                                "statement", CountyJourney.word("变更情况"),
                                "member", members.get(members.size() - 1).id().toString())),
                        List.of(new Attachment("proof", "户口簿.jpg", "image/jpeg", Photos.jpeg())),
                        ""));
        walk.jobsDone();
    }

    private HttpResponse<String> act(
            Office office,
            Watcher watcher,
            String who,
            Set<Role> may,
            String pattern,
            String path,
            Map<String, String> fields) {
        return deed(
                office,
                watcher,
                new Deed(
                        "POST " + pattern,
                        who,
                        CountyJourney.GROUP,
                        may,
                        path,
                        Deed.Body.FORM,
                        withKey(fields),
                        List.of(),
                        ""));
    }

    private HttpResponse<String> deed(Office office, Watcher watcher, Deed deed) {
        deeds.merge(deed.endpoint(), 1, Integer::sum);
        watcher.before(deed);
        HttpResponse<String> answer = office.send(deed.doer(), deed);
        assertThat(answer.statusCode()).as(deed + "\n" + answer.body()).isEqualTo(302);
        return answer;
    }

    private static Map<String, Object> withKey(Map<String, String> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("commandKey", UUID.randomUUID().toString());
        return all;
    }
}
