package org.bangfu.integrity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CasePanelSection;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdPageSection;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The signs beside a case and on a household's page. */
@Configuration(proxyBeanMethods = false)
class FlagSections {

    @Bean
    CasePanelSection integrityFlagsOfCase(IntegrityFlags flags) {
        return new OfCase(flags);
    }

    @Bean
    HouseholdPageSection integrityFlagsOfHousehold(IntegrityFlags flags) {
        return new OfHousehold(flags);
    }

    private record OfCase(IntegrityFlags flags) implements CasePanelSection {

        @Override
        public String title() {
            return "风险提示";
        }

        @Override
        public int order() {
            return 450;
        }

        @Override
        public Optional<Content> of(CaseFile file) {
            List<IntegrityFlag> raised = flags.of(file.number());
            Map<String, @Nullable Object> model = new LinkedHashMap<>();
            model.put("flags", raised);
            return raised.isEmpty() ? Optional.empty() : Optional.of(new Content("integrity/sections", "flags", model));
        }
    }

    private record OfHousehold(IntegrityFlags flags) implements HouseholdPageSection {

        @Override
        public int order() {
            return 950;
        }

        @Override
        public String title() {
            return "风险提示";
        }

        @Override
        public String emptySentence() {
            return "";
        }

        @Override
        public List<Line> lines(HouseholdId household) {
            return flags.of(household).stream()
                    .map(flag ->
                            new Line(flag.kind().label(), flag.answer() == null ? "待核实" : "已核实", "/integrity/flags"))
                    .toList();
        }
    }
}
