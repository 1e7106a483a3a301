package org.bangfu.relief.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CasePanelSection;
import org.bangfu.people.Staff;
import org.bangfu.policy.relief.ReliefRules;
import org.bangfu.relief.Emergencies;
import org.bangfu.relief.Emergency;
import org.bangfu.relief.Relief;
import org.bangfu.relief.Reliefs;
import org.bangfu.relief.SplitFlags;
import org.bangfu.relief.Survey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What relief adds to the case page and to the panel beside Tasklist's form. */
@Configuration(proxyBeanMethods = false)
class ReliefSections {

    private static final String TEMPLATE = "relief/sections";

    private final Reliefs reliefs;
    private final Emergencies emergencies;
    private final SplitFlags flags;
    private final Staff staff;

    ReliefSections(Reliefs reliefs, Emergencies emergencies, SplitFlags flags, Staff staff) {
        this.reliefs = reliefs;
        this.emergencies = emergencies;
        this.flags = flags;
        this.staff = staff;
    }

    @Bean
    CasePanelSection reliefState() {
        return new Section("临时救助", 50, "state", file -> {
            if (file.kind() != CaseKind.RELIEF) {
                return Optional.empty();
            }
            Relief relief = reliefs.get(file.number());
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            model.put("relief", relief);
            model.put("flags", flags.of(file.number()));
            return Optional.of(model);
        });
    }

    @Bean
    CasePanelSection emergencyState() {
        return new Section("紧急救助", 50, "emergency", file -> {
            if (file.kind() != CaseKind.EMERGENCY_RELIEF) {
                return Optional.empty();
            }
            Emergency emergency = emergencies.get(file.number());
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            model.put("emergency", emergency);
            model.put("actDue", emergency.actDue().atZone(java.time.ZoneId.of("Asia/Shanghai")));
            return Optional.of(model);
        });
    }

    @Bean
    CasePanelSection reliefNeed() {
        return new Section("救助核算", 300, "need", file -> {
            Optional<Survey> survey = reliefs.survey(file.number());
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            model.put("number", file.number());
            model.put("survey", survey.orElse(null));
            survey.ifPresent(made -> {
                model.put("surveyor", staff.displayName(made.surveyor()));
                model.put("secondSurveyor", staff.displayName(made.secondSurveyor()));
            });
            model.put("findings", reliefs.need(file.number()));
            model.put(
                    "proposed",
                    ReliefRules.proposed(reliefs.need(file.number())).orElse(null));
            model.put("earlier", reliefs.earlier(file.number()));
            return Optional.of(model);
        });
    }

    @Bean
    CasePanelSection reliefReferrals() {
        return new Section("转介", 350, "referrals", file -> {
            var referrals = reliefs.referrals(file.number());
            if (referrals.isEmpty()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            model.put("referrals", referrals);
            return Optional.of(model);
        });
    }

    private interface Shown {
        Optional<Map<String, @Nullable Object>> of(CaseFile file);
    }

    private record Section(String title, int order, String fragment, Shown shown) implements CasePanelSection {

        @Override
        public Optional<Content> of(CaseFile file) {
            return file.kind() == CaseKind.RELIEF || file.kind() == CaseKind.EMERGENCY_RELIEF
                    ? shown.of(file).map(model -> new Content(TEMPLATE, fragment, model))
                    : Optional.empty();
        }
    }
}
