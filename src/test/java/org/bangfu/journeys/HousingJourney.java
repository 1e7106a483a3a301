package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.housing.HousingSteps;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TasklistSession.Attachment;
import org.springframework.beans.factory.BeanFactory;

/**
 * Renovation in deeds, over real HTTP and with valid bodies: an application that the family withdraws, and one that is
 * approved and then given up by the township.
 */
final class HousingJourney {

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String STATION = "hongyan-xiangzhen1";
    private static final Set<Role> OPENERS = Set.of(Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_BUILD);
    private static final Set<Role> CANCELLING = Set.of(Role.TOWNSHIP_OFFICE, Role.TOWNSHIP_BUILD, Role.HOUSING_BUREAU);

    private final Function<Deed, HttpResponse<String>> done;
    private final HousingSteps steps;
    private final CaseFiles cases;
    private final EngineJobs jobs;
    private final Set<String> endpoints = new TreeSet<>();

    /** @param done shows the deed to whoever watches and does it */
    HousingJourney(Function<Deed, HttpResponse<String>> done, BeanFactory beans) {
        this.done = done;
        this.steps = new HousingSteps(beans);
        this.cases = beans.getBean(CaseFiles.class);
        this.jobs = beans.getBean(EngineJobs.class);
    }

    /**
     * What the journey left behind.
     *
     * @param withdrawn a closed case
     * @param endpoints what was done, as method and pattern
     */
    record Left(CaseNumber withdrawn, Set<String> endpoints) {}

    Left run() {
        steps.begin();
        CaseNumber withdrawn = applied();
        given(COMMITTEE, OPENERS, withdrawn, "withdrawal");
        ended(withdrawn, "WITHDRAWN");
        CaseNumber cancelled = applied();
        steps.approve(cancelled);
        given(STATION, CANCELLING, cancelled, "cancellation");
        ended(cancelled, "CANCELLED");
        return new Left(withdrawn, Set.copyOf(endpoints));
    }

    private CaseNumber applied() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("household", steps.family());
        fields.put("address", CountyJourney.MARK + "老屋场");
        fields.put("builtYear", "1978");
        fields.put("structure", "04");
        fields.put("squareMetres", "70.5");
        fields.put("landCert", CountyJourney.MARK + "证");
        fields.put("soleDwelling", "true");
        fields.put("plan", "REBUILD");
        fields.put("statement", CountyJourney.MARK + "墙体开裂");
        HttpResponse<String> answer =
                sent(COMMITTEE, OPENERS, "/housing/applications", "/housing/applications", fields, photos());
        String location = answer.headers().firstValue("location").orElse("");
        jobs.runDue();
        return new CaseNumber(location.substring(location.lastIndexOf('/') + 1));
    }

    private static List<Attachment> photos() {
        return List.of(photo("正面"), photo("侧面"), photo("屋内"));
    }

    private static Attachment photo(String which) {
        return new Attachment("photos", CountyJourney.MARK + which + ".jpg", "image/jpeg", Photos.jpeg());
    }

    private void given(String who, Set<Role> may, CaseNumber number, String what) {
        sent(
                who,
                may,
                "/housing/cases/{caseNumber}/" + what,
                "/housing/cases/" + number + "/" + what,
                Map.of("text", CountyJourney.MARK + "不再改造"),
                List.of());
        jobs.runDue();
    }

    private HttpResponse<String> sent(
            String who,
            Set<Role> may,
            String pattern,
            String path,
            Map<String, Object> fields,
            List<Attachment> files) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("commandKey", UUID.randomUUID().toString());
        endpoints.add("POST " + pattern);
        HttpResponse<String> answer = done.apply(
                new Deed("POST " + pattern, who, CountyJourney.GROUP, may, path, Deed.Body.FORM, all, files, ""));
        assertThat(answer.statusCode()).as(pattern + "\n" + answer.body()).isEqualTo(302);
        return answer;
    }

    private void ended(CaseNumber number, String code) {
        assertThat(cases.get(number).outcome()).extracting(Outcome::code).isEqualTo(code);
    }
}
