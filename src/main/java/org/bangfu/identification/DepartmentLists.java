package org.bangfu.identification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.application.RegistrationFacts;
import org.bangfu.policy.application.RegistrationFacts.Attribute;
import org.bangfu.policy.exclusion.AbsenceHit;
import org.bangfu.policy.exclusion.CompanyHit;
import org.bangfu.policy.exclusion.ComparisonFacts;
import org.bangfu.policy.exclusion.ExceptionGrant;
import org.bangfu.policy.exclusion.ListHit;
import org.bangfu.policy.exclusion.ListState;
import org.bangfu.policy.exclusion.Match;
import org.bangfu.policy.exclusion.Observation;
import org.bangfu.policy.exclusion.PayrollHit;
import org.bangfu.policy.exclusion.PropertyHit;
import org.bangfu.policy.exclusion.VehicleHit;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.ComparisonHit;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.RegisterEntry;
import org.springframework.stereotype.Component;

/** Puts rows of the departments' lists into the words of the rules. */
@Component
class DepartmentLists {

    private static final List<ComparisonSource> COMPARED = List.of(
            ComparisonSource.VEHICLE,
            ComparisonSource.REAL_ESTATE,
            ComparisonSource.PAYROLL,
            ComparisonSource.COMPANY,
            ComparisonSource.DEATH);

    private final ComparisonLists lists;
    private final CodeLists codes;
    private final PolicyParameters policy;

    DepartmentLists(ComparisonLists lists, CodeLists codes, PolicyParameters policy) {
        this.lists = lists;
        this.codes = codes;
        this.policy = policy;
    }

    ComparisonFacts comparisonFacts(
            HouseholdId household, List<Observation> observations, List<ExceptionGrant> exceptions, LocalDate on) {
        List<PayrollHit> payroll = new ArrayList<>();
        List<VehicleHit> vehicles = new ArrayList<>();
        List<PropertyHit> properties = new ArrayList<>();
        List<CompanyHit> companies = new ArrayList<>();
        List<AbsenceHit> absences = new ArrayList<>();
        for (ComparisonHit hit : lists.hits(household, on)) {
            switch (hit.source()) {
                case VEHICLE ->
                    vehicles.add(new VehicleHit(
                            row(hit),
                            VehicleHit.Kind.valueOf(kind(hit)),
                            VehicleHit.State.valueOf(state(hit)),
                            detail(hit),
                            hit.amount(),
                            hit.adapted()));
                case REAL_ESTATE ->
                    properties.add(new PropertyHit(
                            row(hit),
                            PropertyHit.Kind.valueOf(kind(hit)),
                            PropertyHit.State.valueOf(state(hit)),
                            detail(hit)));
                case PAYROLL ->
                    payroll.add(new PayrollHit(
                            row(hit),
                            PayrollHit.Kind.valueOf(kind(hit)),
                            detail(hit),
                            state(hit).equals("ENDED")));
                case COMPANY ->
                    companies.add(new CompanyHit(
                            row(hit),
                            CompanyHit.Part.valueOf(kind(hit)),
                            CompanyHit.State.valueOf(state(hit)),
                            detail(hit)));
                case DEATH -> absences.add(new AbsenceHit(row(hit), AbsenceHit.Kind.DEAD, hit.since()));
                case DIBAO, WUBAO, DISABILITY -> {
                    // for the household's attribute, not against it
                }
            }
        }
        Map<ComparisonSource, LocalDate> accepted = lists.freshness(on);
        List<ListState> states = COMPARED.stream()
                .map(source -> new ListState(source.label(), accepted.get(source)))
                .toList();
        return new ComparisonFacts(
                payroll, vehicles, properties, companies, absences, observations, states, exceptions);
    }

    RegistrationFacts registrationFacts(HouseholdId household, RegisterEntry entry, LocalDate on) {
        String label = codes.label("ATTRIBUTE_2014", entry.attribute());
        Attribute attribute = Arrays.stream(Attribute.values())
                .filter(candidate -> candidate.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IdentificationRefused("请选择贫困户属性"));
        List<ComparisonHit> hits = lists.hits(household, on);
        return new RegistrationFacts(
                attribute,
                isOn(hits, ComparisonSource.DIBAO),
                isOn(hits, ComparisonSource.WUBAO),
                civilAffairsListOf(on),
                List.of(entry.mainCause()),
                entry.otherCauses());
    }

    /** The older of the two civil-affairs lists, when both are fresh enough. */
    private @org.jspecify.annotations.Nullable LocalDate civilAffairsListOf(LocalDate on) {
        Map<ComparisonSource, LocalDate> accepted = lists.freshness(on);
        LocalDate dibao = accepted.get(ComparisonSource.DIBAO);
        LocalDate wubao = accepted.get(ComparisonSource.WUBAO);
        if (dibao == null || wubao == null) {
            return null;
        }
        LocalDate older = dibao.isBefore(wubao) ? dibao : wubao;
        return older.isBefore(on.minusDays(policy.days("id.comparison.freshness", on))) ? null : older;
    }

    private static boolean isOn(List<ComparisonHit> hits, ComparisonSource source) {
        return hits.stream()
                .anyMatch(hit ->
                        hit.source() == source && hit.matchedBy() == ComparisonHit.MatchedBy.ID && !hit.memberLeft());
    }

    private static ListHit row(ComparisonHit hit) {
        return new ListHit(
                hit.reference(),
                "member:" + hit.member(),
                hit.memberName(),
                hit.memberLeft(),
                hit.matchedBy() == ComparisonHit.MatchedBy.ID ? Match.ID : Match.NAME_BIRTH,
                hit.source().label(),
                hit.asOf());
    }

    private static String kind(ComparisonHit hit) {
        return required(hit, hit.kind());
    }

    private static String state(ComparisonHit hit) {
        return required(hit, hit.state());
    }

    private static String detail(ComparisonHit hit) {
        String detail = hit.detail();
        return detail == null ? "" : detail;
    }

    private static String required(ComparisonHit hit, @org.jspecify.annotations.Nullable String code) {
        if (code == null) {
            throw new IllegalStateException("部门名单的行 " + hit.reference() + " 没有类别或状态，请重新导入名单");
        }
        return code;
    }
}
