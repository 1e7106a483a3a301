package org.bangfu.review.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CasePanelSection;
import org.bangfu.review.MemberChanges;
import org.bangfu.review.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What review adds to the case page and to the panel beside Tasklist's form. */
@Configuration(proxyBeanMethods = false)
class ReviewSections {

    private final Reviews reviews;
    private final MemberChanges changes;

    ReviewSections(Reviews reviews, MemberChanges changes) {
        this.reviews = reviews;
        this.changes = changes;
    }

    @Bean
    CasePanelSection reviewState() {
        return new Section(
                "复核进展",
                50,
                "state",
                file -> reviews.find(file.number())
                        .map(review -> model("review", review, "statements", reviews.statements(file.number()))));
    }

    @Bean
    CasePanelSection yearComparison() {
        return new Section(
                "两年对照",
                210,
                "years",
                file -> reviews.find(file.number())
                        .flatMap(review -> reviews.comparison(file.number()))
                        .map(comparison -> model("comparison", comparison, "changed", comparison.hasChanges())));
    }

    @Bean
    CasePanelSection memberChange() {
        return new Section(
                "成员变更",
                50,
                "change",
                file -> changes.find(file.number())
                        .map(change -> model("change", change, "whom", changes.whom(change))));
    }

    private static Map<String, @Nullable Object> model(String one, Object first, String other, Object second) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put(one, first);
        model.put(other, second);
        return model;
    }

    private interface Shown {
        Optional<Map<String, @Nullable Object>> of(CaseFile file);
    }

    private record Section(String title, int order, String fragment, Shown shown) implements CasePanelSection {

        @Override
        public Optional<Content> of(CaseFile file) {
            return shown.of(file).map(model -> new Content("review/sections", fragment, model));
        }
    }
}
