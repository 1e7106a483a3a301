package org.bangfu.villageexit;

import org.bangfu.common.CaseNumber;
import org.bangfu.notices.NoticeFigures;
import org.bangfu.notices.NoticeType;
import org.springframework.stereotype.Component;

/** What the township's notice says of a village that is to exit. */
@Component
class VillageExitNotices implements NoticeFigures {

    private final VillageExits exits;

    VillageExitNotices(VillageExits exits) {
        this.exits = exits;
    }

    @Override
    public NoticeType type() {
        return NoticeType.EXIT_VILLAGE;
    }

    @Override
    public Figures of(CaseNumber caseNumber) {
        VillageExit exit = exits.get(caseNumber);
        return new Figures("拟退出，未脱贫" + exit.poor() + "人", null, exit.openedOn().getYear() + "年度");
    }

    @Override
    public int population(CaseNumber caseNumber) {
        return exits.get(caseNumber).population();
    }
}
