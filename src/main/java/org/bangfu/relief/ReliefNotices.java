package org.bangfu.relief;

import org.bangfu.common.CaseNumber;
import org.bangfu.notices.NoticeFigures;
import org.bangfu.notices.NoticeType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the notice sheets say of relief: the amount, never the cause. */
@Configuration(proxyBeanMethods = false)
class ReliefNotices {

    @Bean
    NoticeFigures reliefFigures(Reliefs reliefs) {
        return new Shown(NoticeType.RELIEF, number -> {
            Relief.Award award = reliefs.get(number).award();
            return award == null
                    ? NoticeFigures.Figures.NONE
                    : new NoticeFigures.Figures(
                            award.means() == Means.GOODS ? "临时救助（实物）" : "临时救助金", award.amount(), null);
        });
    }

    @Bean
    NoticeFigures emergencyFigures(Emergencies emergencies) {
        return new Shown(NoticeType.RELIEF_AFTERWARDS, number -> {
            Emergency.Conclusion conclusion = emergencies.get(number).conclusion();
            return conclusion == null
                    ? NoticeFigures.Figures.NONE
                    : new NoticeFigures.Figures("紧急救助", conclusion.amount(), null);
        });
    }

    private interface Source {
        NoticeFigures.Figures at(CaseNumber number);
    }

    private record Shown(NoticeType type, Source source) implements NoticeFigures {
        @Override
        public NoticeFigures.Figures of(CaseNumber caseNumber) {
            return source.at(caseNumber);
        }
    }
}
