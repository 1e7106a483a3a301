package org.bangfu.meetings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CasePanelSection;
import org.springframework.stereotype.Component;

/** What meetings decided on the case, on its page. */
@Component
class MeetingPanelSection implements CasePanelSection {

    private final Meetings meetings;

    MeetingPanelSection(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public String title() {
        return "会议评议";
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public Optional<Content> of(CaseFile caseFile) {
        List<MeetingResult> results = meetings.ofCase(caseFile.number());
        return results.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content("meetings/section", "results", Map.of("results", results)));
    }
}
