package org.bangfu.exit;

import java.util.Optional;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.review.ExitCandidateFound;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens exit verification for the households that a review found ready; where none can be opened, the review says why. */
@Component
class ReviewedCandidates {

    private final HouseholdExits exits;
    private final CaseFiles caseFiles;

    ReviewedCandidates(HouseholdExits exits, CaseFiles caseFiles) {
        this.exits = exits;
        this.caseFiles = caseFiles;
    }

    @EventListener
    void verify(ExitCandidateFound candidate) {
        caseFiles.note(new TimelineEntry(candidate.caseNumber(), "exit.candidate", followedUp(candidate)));
    }

    private String followedUp(ExitCandidateFound candidate) {
        Optional<String> refusal = exits.refusal(candidate.household());
        if (refusal.isPresent()) {
            return "没有开立退出案卷：" + refusal.get() + "。";
        }
        return caseFiles
                .openCase(candidate.household(), CaseKind.EXIT)
                .map(open -> "本户的退出案卷" + open.number() + "正在办理。")
                .orElseGet(() -> "已开立退出案卷"
                        + exits.open(
                                candidate.household(),
                                ExitOrigin.REVIEW,
                                "复核案卷" + candidate.caseNumber() + "认为" + candidate.year() + "年的收入和保障可以退出")
                        + "。");
    }
}
