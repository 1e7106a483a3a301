package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bangfu.engine.SeatDirectory;
import org.bangfu.people.Staff;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineScan;
import org.bangfu.testing.KeptLog;
import org.bangfu.testing.Needles;
import org.bangfu.testing.RequestLines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people write about families on their way through the county stays where it belongs: a whole journey over HTTP in
 * which every field that a person fills in freely holds words that stand nowhere else, and in which each of these fields
 * is first sent with far too much in it, so that refusals and defects are looked at as well.
 */
@BangfuIT
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyIT {

    /** The amounts of the house visit, as they are typed, shown and kept. */
    private static final List<String> AMOUNTS = List.of("73519.64", "73,519.64", "7351964", "72846.37", "7284637");

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Autowired
    Staff staff;

    @Autowired
    SeatDirectory seats;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    EngineScan engine;

    @Autowired
    RequestLines requests;

    @Autowired
    JdbcClient jdbc;

    private final TooMuch tooMuch = new TooMuch();
    private Office office;

    @BeforeAll
    void aJourneyOfWordsThatStandNowhereElse() {
        office = new Office(port, people, staff, seats);
        Walk walk = new Walk(office, tooMuch, beans);
        beans.createBean(CountyJourney.class).run(walk);
        new ReliefJourney(walk, beans).run();
    }

    @Test
    void tooMuchInAFieldIsRefusedInASentence() {
        assertThat(tooMuch.faults).isEmpty();
        assertThat(tooMuch.sent).isGreaterThan(60);
    }

    @Test
    void theWordsDidReachOurOwnTables() {
        for (String column : List.of(
                "registry_household.address",
                "registry_member.dropout_reason",
                "identification_case.statement",
                "case_decision.reason",
                "identification_visit.remarks",
                "identification_observation.basis",
                "identification_comment.comment_text",
                "identification_hit.conclusion_reason",
                "identification_campaign.title",
                "meeting.minutes",
                "meeting_vote.note",
                "objection.ground",
                "objection.answer",
                "evidence.file_name",
                "registry_import.file_name",
                "relief_case.statement",
                "relief_survey.findings",
                "relief_emergency.report_text",
                "recovery_claim.statement",
                "funds_payee_account.reason",
                "funds_batch_copy.reason")) {
            String[] at = column.split("\\.");
            assertThat(jdbc.sql("select count(*) from " + at[0] + " where " + at[1] + " like :mark")
                            .param("mark", "%" + CountyJourney.MARK + "%")
                            .query(Integer.class)
                            .single())
                    .as(column)
                    .isPositive();
        }
    }

    @Test
    void noWordStandsInAnyTableOfTheEngine() {
        assertThat(engine.placesOf(new Needles(traces()))).isEmpty();
    }

    @Test
    void noWordStandsInTheLog() {
        Needles needles = new Needles(traces());

        assertThat(KeptLog.lines().stream()
                        .filter(line -> !needles.in(line).isEmpty())
                        .map(line -> line.substring(0, Math.min(line.length(), 400))))
                .isEmpty();
    }

    @Test
    void noWordStandsInAnyAddress() {
        Needles needles = new Needles(traces());

        assertThat(requests.lines().stream().filter(line -> !needles.in(line).isEmpty()))
                .isEmpty();
    }

    @Test
    void theScansFindWhatIsThere() {
        String planted = "麤灥" + "种下的字";
        LoggerFactory.getLogger(PrivacyIT.class).info("planted", new IllegalStateException(planted));
        office.session("xian-fupin1").get("/login?problem=" + URLEncoder.encode(planted, StandardCharsets.UTF_8));
        Needles needles = new Needles(Set.of(planted, "贫困户识别"));

        assertThat(KeptLog.lines()).anyMatch(line -> needles.in(line).contains(planted));
        // The server writes the line after it has answered.
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(requests.lines())
                        .anyMatch(line -> needles.in(line).contains(planted)));
        assertThat(engine.placesOf(needles))
                .anyMatch(place -> place.toUpperCase(Locale.ROOT).startsWith("ACT_RE_PROCDEF.NAME_"));
        assertThat(needles.in("前面" + planted + "后面")).containsExactly(planted);
    }

    /** Names, words, amounts, and every number of the journey's people, opened as the product opens it. */
    private List<String> traces() {
        List<String> traces = new ArrayList<>(AMOUNTS);
        traces.add(CountyJourney.MARK);
        traces.add(CountyJourney.SURNAME);
        traces.addAll(beans.createBean(RegisteredPeople.class).numbers());
        return traces;
    }

    /** Sends each field of a deed with far too much in it, before the deed is done. */
    private final class TooMuch implements Watcher {

        private final List<String> faults = new ArrayList<>();
        private int sent;

        @Override
        public void before(Deed deed) {
            if (deed.body() == Deed.Body.CLAIM) {
                return;
            }
            Map<String, Object> open = new LinkedHashMap<>(deed.fields());
            // A key and closed answers are no place for words; who sends others is told so or they do not count.
            open.keySet().removeIf(name -> name.equals("commandKey") || name.equals("observation0.member"));
            open.values()
                    .removeIf(value -> value instanceof Boolean
                            || Set.of("true", "false", "").contains(value));
            open.forEach((name, value) -> {
                Deed spoiled = deed.with(name, CountyJourney.word("太长").repeat(700));
                if (deed.fields().containsKey("commandKey")) {
                    spoiled = spoiled.with("commandKey", UUID.randomUUID().toString());
                }
                HttpResponse<String> answer = office.send(deed.doer(), spoiled);
                // The page that it leads to shows the sentence, and shows it once.
                answer.headers()
                        .firstValue("location")
                        .ifPresent(back -> office.session(deed.doer()).get(back.replaceFirst("^http://[^/]+", "")));
                sent++;
                if (answer.statusCode() >= 500) {
                    faults.add(deed.endpoint() + " " + name + " -> " + answer.statusCode());
                }
            });
        }
    }
}
