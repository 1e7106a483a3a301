package org.bangfu.housing;

import java.util.function.Function;
import org.bangfu.common.CaseNumber;
import org.bangfu.notices.NoticeFigures;
import org.bangfu.notices.NoticeType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the notice sheets say of renovations: how, and at the county's how much. */
@Configuration(proxyBeanMethods = false)
class HousingNotices {

    @Bean
    NoticeFigures housingVillageFigures(HousingRenovations renovations) {
        return new Shown(NoticeType.HOUSING_VILLAGE, number -> figures(renovations.get(number), false));
    }

    @Bean
    NoticeFigures housingTownshipFigures(HousingRenovations renovations) {
        return new Shown(NoticeType.HOUSING_TOWNSHIP, number -> figures(renovations.get(number), false));
    }

    @Bean
    NoticeFigures housingCountyFigures(HousingRenovations renovations) {
        return new Shown(NoticeType.HOUSING_COUNTY, number -> figures(renovations.get(number), true));
    }

    private static NoticeFigures.Figures figures(Renovation renovation, boolean withAmount) {
        Renovation.Proposal proposal = renovation.proposal();
        return new NoticeFigures.Figures(
                "危房改造（" + renovation.method().label() + "）",
                withAmount && proposal != null ? proposal.amount() : null,
                null);
    }

    private record Shown(NoticeType type, Function<CaseNumber, NoticeFigures.Figures> source) implements NoticeFigures {
        @Override
        public NoticeFigures.Figures of(CaseNumber caseNumber) {
            return source.apply(caseNumber);
        }
    }
}
