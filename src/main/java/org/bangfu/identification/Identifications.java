package org.bangfu.identification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.casefile.VisitDuty;
import org.bangfu.casefile.VisitSamples;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.Actor;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.Severity;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.RegisterEntry;
import org.bangfu.registry.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Household identification as pages know it: open, correct, enter, withdraw and read. The steps between are called by
 * the process. Scope is the callers' to check; seats and four eyes are the engine's.
 */
@Component
@Transactional
public class Identifications {

    private final IdentificationCases cases;
    private final HouseVisits visits;
    private final Hits hits;
    private final VisitSamples samples;
    private final Assessments assessments;
    private final Surveyed surveyed;
    private final CaseFiles caseFiles;
    private final Households households;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final Actor actor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Identifications(
            IdentificationCases cases,
            HouseVisits visits,
            Hits hits,
            VisitSamples samples,
            Assessments assessments,
            Surveyed surveyed,
            CaseFiles caseFiles,
            Households households,
            PolicyParameters policy,
            AuditTrail audit,
            Actor actor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.visits = visits;
        this.hits = hits;
        this.samples = samples;
        this.assessments = assessments;
        this.surveyed = surveyed;
        this.caseFiles = caseFiles;
        this.households = households;
        this.policy = policy;
        this.audit = audit;
        this.actor = actor;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a case for a household that is not in the information base yet; it is registered there as an ordinary one.
     *
     * @param origin APPLICATION or FOUND
     * @param statement what the household or the finder said
     * @throws IdentificationRefused with the register's reasons; nothing is stored then
     */
    public CaseNumber open(NewHousehold household, Origin origin, String statement, String proxyName) {
        Registration registration = households.register(household, origin.registrationCause());
        if (registration instanceof Registration.Refused refused) {
            throw new IdentificationRefused(String.join("；", refused.reasons()));
        }
        return open(registration.id(), origin, statement, proxyName);
    }

    /**
     * Opens a case for a household of the information base.
     *
     * @throws org.bangfu.casefile.CaseAlreadyOpen when it has an open one
     */
    public CaseNumber open(HouseholdId household, Origin origin, String statement, String proxyName) {
        return open(households.get(household), origin, null, null, statement, proxyName);
    }

    private CaseNumber open(
            Household household,
            Origin origin,
            @Nullable Long campaign,
            @Nullable CaseNumber previous,
            String statement,
            String proxyName) {
        CaseFile file = caseFiles.open(CaseKind.IDENTIFICATION, household.id(), household.area());
        LocalDate overallDue = today().plusDays(policy.days("id.sla", today()));
        cases.insert(
                new Identification(
                        file.number(),
                        household.id(),
                        household.area(),
                        origin,
                        previous,
                        today().getYear() - 1,
                        today(),
                        overallDue,
                        statement,
                        proxyName.isBlank() ? null : proxyName,
                        0,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null),
                campaign);
        audit.record(AuditEntry.of("identification.opened")
                .onCase(file.number())
                .in(household.area())
                .with("origin", origin.name()));
        events.publishEvent(
                new IdentificationOpened(file.number(), household.area(), origin == Origin.APPLICATION, overallDue));
        return file.number();
    }

    /** Opens a case for each of the households of a village that can be identified and has none open. */
    public List<CaseNumber> openCampaign(AreaCode village, String title, Set<HouseholdId> chosen) {
        long campaign = cases.insertCampaign(village, title, today(), person().value());
        List<CaseNumber> opened = new ArrayList<>();
        for (HouseholdId household : candidates(village)) {
            if (chosen.contains(household)) {
                opened.add(open(households.get(household), Origin.CAMPAIGN, campaign, null, title, ""));
            }
        }
        return opened;
    }

    /** The households of an area that are not in the register and have no open identification. */
    @Transactional(readOnly = true)
    public List<HouseholdId> candidates(AreaCode area) {
        return households.inArea(area, Set.of(HouseholdStatus.ORDINARY, HouseholdStatus.REMOVED)).stream()
                .filter(household ->
                        caseFiles.openCase(household, CaseKind.IDENTIFICATION).isEmpty())
                .toList();
    }

    /**
     * Opens the re-examination of a refused case, once, within the term after the answer was delivered.
     *
     * @throws IdentificationRefused when there is nothing to re-examine or the term is over
     */
    public CaseNumber reexamine(CaseNumber refusedCase, String ground) {
        Identification former = get(refusedCase);
        LocalDate last = reexaminableUntil(former)
                .orElseThrow(() -> new IdentificationRefused("案卷" + refusedCase + "没有可以复查的书面答复，请核对案卷编号"));
        if (today().isAfter(last)) {
            throw new IdentificationRefused("申请复查的期限已于" + last + "届满，可引导农户通过信访渠道反映");
        }
        return open(households.get(former.household()), Origin.REEXAMINATION, null, refusedCase, ground, "");
    }

    /** The last day on which the household may ask for re-examination; empty when it has no such right (any more). */
    @Transactional(readOnly = true)
    public Optional<LocalDate> reexaminableUntil(Identification former) {
        Identification.Refused refused = former.refused();
        if (refused == null || refused.deliveredOn() == null || former.origin() == Origin.REEXAMINATION) {
            return Optional.empty();
        }
        return Optional.of(refused.deliveredOn().plusDays(policy.days("id.reexamination", today())));
    }

    /** Keeps what was brought in answer to a return. */
    public void correctApplication(CaseNumber number, String supplement) {
        Identification identification = locked(number);
        if (!caseFiles.get(number).isOpen() || identification.gaps() == null) {
            throw new IdentificationRefused("案卷" + number + "没有待补正的申请，请刷新页面");
        }
        caseFiles.note(new TimelineEntry(number, "application.corrected", "农户已补正申请资料：" + supplement));
        events.publishEvent(new ApplicationCorrected(number));
    }

    /** Ends the case at the household's wish. */
    public void withdraw(CaseNumber number, String ground) {
        locked(number);
        if (!caseFiles.get(number).isOpen()) {
            throw new IdentificationRefused("案卷" + number + "已经办结，不能撤回");
        }
        caseFiles.note(new TimelineEntry(number, "application.withdrawn", "农户撤回申请：" + ground));
        events.publishEvent(new IdentificationWithdrawn(number));
    }

    /** Keeps a visit of any case in which households are visited; its figures have been recorded in the register. */
    public void visit(CaseNumber number, HouseVisit visit, List<ObservedFact> observations) {
        surveyed.locked(number);
        visits.add(number, visit);
        observations.forEach(observation -> visits.observe(number, observation, visit.visitor()));
    }

    /** What the household said about the hits of the latest comparison. */
    @Transactional(readOnly = true)
    public Optional<String> comment(CaseNumber number) {
        return hits.comment(number);
    }

    /** Keeps what the household says about the hits. */
    public void comment(CaseNumber number, boolean answered, String text) {
        surveyed.locked(number);
        hits.comment(number, answered, text, person(), today());
    }

    /**
     * The township's answer to a hit.
     *
     * @param exceptionCode one of the rule's legitimate exceptions, for a conclusion of EXCEPTION
     * @param evidence an item of the case, proof of the exception; null for other conclusions
     */
    public record Answer(
            long hit,
            Hit.Conclusion conclusion,
            String reason,
            String exceptionCode,
            @Nullable Long evidence) {}

    /** Keeps the township's answers; each hit needs one, with its reason. */
    public void answerHits(CaseNumber number, List<Answer> answers) {
        surveyed.locked(number);
        for (Answer answer : answers) {
            Hit hit = hits.current(number).stream()
                    .filter(candidate -> candidate.id() == answer.hit())
                    .findFirst()
                    .orElseThrow(() -> new IdentificationRefused("疑点已有变化，请刷新页面后重新填写"));
            if (answer.reason().isBlank()) {
                throw new IdentificationRefused("请为每条疑点写明核实情况：" + hit.sentence());
            }
            boolean exception = answer.conclusion() == Hit.Conclusion.EXCEPTION;
            if (hit.severity() == Severity.VETO && answer.conclusion() == Hit.Conclusion.NO_OBSTACLE) {
                throw new IdentificationRefused("否决情形属实的，只能提出例外或不列入：" + hit.sentence());
            }
            if (exception && !assessments.exceptions(hit.ruleId()).containsKey(answer.exceptionCode())) {
                throw new IdentificationRefused("请选择这条规则允许的例外情形：" + hit.sentence());
            }
            hits.conclude(
                    hit,
                    answer.conclusion(),
                    answer.reason(),
                    exception ? assessments.proposal(number, hit, answer.exceptionCode(), answer.evidence()) : null,
                    person(),
                    today());
        }
    }

    /** Keeps the register form: causes, attribute (R-ID-09), standard. */
    public void fillForm(CaseNumber number, RegisterEntry entry) {
        Identification identification = locked(number);
        List<String> disagreements = assessments.attributeDisagreements(identification, entry);
        if (!disagreements.isEmpty()) {
            throw new IdentificationRefused(String.join("；", disagreements));
        }
        cases.formFilled(number, entry);
    }

    @Transactional(readOnly = true)
    public Optional<Identification> find(CaseNumber number) {
        return cases.find(number);
    }

    /** @throws IllegalStateException when there is no such identification */
    @Transactional(readOnly = true)
    public Identification get(CaseNumber number) {
        return cases.find(number).orElseThrow(() -> new IllegalStateException("没有识别案卷 " + number));
    }

    @Transactional(readOnly = true)
    public Optional<HouseVisit> latestVisit(CaseNumber number) {
        return visits.latest(number);
    }

    @Transactional(readOnly = true)
    public List<ObservedFact> observations(CaseNumber number) {
        return visits.observations(number).stream().map(HouseVisits.Kept::fact).toList();
    }

    /** The hits of the latest comparison. */
    @Transactional(readOnly = true)
    public List<Hit> hits(CaseNumber number) {
        return hits.current(number);
    }

    /** What a level has to know about visiting the household itself: drawn, a relative of staff, or already visited. */
    @Transactional(readOnly = true)
    public Optional<VisitDuty> visitDuty(Role.Tier tier, CaseNumber number) {
        return samples.duty(tier, number);
    }

    /** What the register form says, once it is filled in. */
    @Transactional(readOnly = true)
    public Optional<RegisterEntry> form(CaseNumber number) {
        return cases.form(number, get(number).openedOn().getYear());
    }

    private Identification locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有识别案卷 " + number));
    }

    private PersonId person() {
        return actor.current().orElse(PersonId.SYSTEM);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
