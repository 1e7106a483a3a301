package org.bangfu.exit.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CasePanelSection;
import org.bangfu.exit.ExitFlags;
import org.bangfu.exit.ExitVisit;
import org.bangfu.exit.HouseholdExit;
import org.bangfu.exit.HouseholdExits;
import org.bangfu.exit.LookBacks;
import org.bangfu.people.Staff;
import org.bangfu.policy.Finding;
import org.bangfu.policy.exit.ExitRules;
import org.bangfu.registry.CodeLists;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What exit adds to the case page and to the panel beside Tasklist's form. */
@Configuration(proxyBeanMethods = false)
class ExitSections {

    private static final String TEMPLATE = "exit/sections";

    private final HouseholdExits exits;
    private final ExitFlags flags;
    private final LookBacks lookBacks;
    private final CodeLists codes;
    private final Staff staff;

    ExitSections(HouseholdExits exits, ExitFlags flags, LookBacks lookBacks, CodeLists codes, Staff staff) {
        this.exits = exits;
        this.flags = flags;
        this.lookBacks = lookBacks;
        this.codes = codes;
        this.staff = staff;
    }

    @Bean
    CasePanelSection exitState() {
        return new Section("退出", 50, "state", CaseKind.EXIT, file -> {
            HouseholdExit exit = exits.get(file.number());
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            model.put("exit", exit);
            model.put("duty", exits.visitDuty(file.number()).orElse(null));
            model.put("sectors", exits.sectors(file.number()));
            model.put("lookBacks", lookBacks.of(file.number()));
            model.put("liabilities", lookBacks.liabilities(file.number()));
            model.put("staff", staff);
            return Optional.of(model);
        });
    }

    @Bean
    CasePanelSection exitVerification() {
        return new Section("退出核查", 300, "verification", CaseKind.EXIT, file -> {
            Optional<ExitVisit> visit = exits.latestVisit(file.number());
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            model.put("visit", visit.orElse(null));
            model.put(
                    "visitor",
                    visit.map(made -> staff.displayName(made.visitor())).orElse(""));
            model.put("findings", exits.findings(file.number()));
            model.put("reasons", reasons(file));
            model.put("flags", flags.of(file.number()));
            model.put("staff", staff);
            return Optional.of(model);
        });
    }

    /** Code and label of each reason for not exiting that was found. */
    private Map<String, String> reasons(CaseFile file) {
        Map<String, String> reasons = new LinkedHashMap<>();
        ExitRules.failures(exits.findings(file.number())).stream()
                .map(Finding::reference)
                .flatMap(Stream::ofNullable)
                .forEach(code -> reasons.put(code, codes.label("NONEXIT", code.substring(1))));
        return reasons;
    }

    @Bean
    CasePanelSection exitLookBack() {
        return new Section(
                "退出回访",
                50,
                "lookBack",
                CaseKind.LOOK_BACK,
                file -> lookBacks.find(file.number()).map(lookBack -> {
                    Map<String, @Nullable Object> model = new LinkedHashMap<>();
                    model.put("lookBack", lookBack);
                    model.put("exit", exits.get(lookBack.exitCase()));
                    return model;
                }));
    }

    private interface Shown {
        Optional<Map<String, @Nullable Object>> of(CaseFile file);
    }

    private record Section(String title, int order, String fragment, CaseKind kind, Shown shown)
            implements CasePanelSection {

        @Override
        public Optional<Content> of(CaseFile file) {
            return file.kind() == kind
                    ? shown.of(file).map(model -> new Content(TEMPLATE, fragment, model))
                    : Optional.empty();
        }
    }
}
