package org.bangfu.identification.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CasePanelSection;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.identification.Hit;
import org.bangfu.identification.HouseVisit;
import org.bangfu.identification.Identification;
import org.bangfu.identification.Identifications;
import org.bangfu.people.Staff;
import org.bangfu.policy.exclusion.ExceptionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What identification adds to the case page and to the panel beside Tasklist's form; visits and hits are shown for every
 * case that has them.
 */
@Configuration(proxyBeanMethods = false)
class IdentificationSections {

    private static final String TEMPLATE = "identification/sections";

    private final Identifications identifications;
    private final Staff staff;

    IdentificationSections(Identifications identifications, Staff staff) {
        this.identifications = identifications;
        this.staff = staff;
    }

    @Bean
    CasePanelSection identificationState() {
        return new Section("识别进展", 50, "state", file -> {
            Optional<Identification> identification = identifications.find(file.number());
            if (identification.isEmpty()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            model.put("identification", identification.get());
            model.put(
                    "township",
                    identifications.visitDuty(Role.Tier.TOWNSHIP, file.number()).orElse(null));
            model.put(
                    "county",
                    identifications.visitDuty(Role.Tier.COUNTY, file.number()).orElse(null));
            return Optional.of(model);
        });
    }

    @Bean
    CasePanelSection houseVisit() {
        return new Section("入户调查", 300, "visit", file -> {
            Optional<HouseVisit> visit = identifications.latestVisit(file.number());
            if (visit.isEmpty()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            model.put("visit", visit.get());
            model.put("visitor", staff.displayName(visit.get().visitor()));
            model.put("secondVisitor", staff.displayName(visit.get().secondVisitor()));
            model.put("observations", identifications.observations(file.number()));
            return Optional.of(model);
        });
    }

    @Bean
    CasePanelSection comparisonHits() {
        return new Section("比对疑点", 400, "hits", file -> {
            List<Hit> hits = identifications.hits(file.number());
            if (hits.isEmpty()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            model.put("hits", hits);
            Map<PersonId, String> names = new HashMap<>();
            hits.forEach(hit -> {
                name(hit.concludedBy(), names);
                name(hit.confirmedBy(), names);
            });
            model.put("names", names);
            model.put(
                    "exceptions",
                    Arrays.stream(ExceptionCode.values())
                            .collect(Collectors.toMap(ExceptionCode::name, ExceptionCode::label)));
            model.put("comment", identifications.comment(file.number()).orElse(null));
            return Optional.of(model);
        });
    }

    private void name(@Nullable PersonId who, Map<PersonId, String> names) {
        if (who != null) {
            names.put(who, staff.displayName(who));
        }
    }

    private interface Shown {
        Optional<Map<String, @Nullable Object>> of(CaseFile file);
    }

    private record Section(String title, int order, String fragment, Shown shown) implements CasePanelSection {

        @Override
        public Optional<Content> of(CaseFile file) {
            return shown.of(file).map(model -> new Content(TEMPLATE, fragment, model));
        }
    }
}
