package org.bangfu.villageexit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CasePanelSection;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.villageexit.ScoreItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The village's figures, its score sheet and the departments' opinions beside the form. */
@Component
class VillageExitSection implements CasePanelSection {

    private final VillageExits exits;

    VillageExitSection(VillageExits exits) {
        this.exits = exits;
    }

    /** @param worth what the item is worth at most */
    public record ScoreLine(String label, @Nullable Integer points, int worth, String source, boolean verified) {}

    public record AcceptanceLine(String department, boolean qualified, String finding, java.time.LocalDate on) {}

    @Override
    public String title() {
        return "村退出";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Content> of(CaseFile file) {
        if (file.kind() != CaseKind.VILLAGE_EXIT) {
            return Optional.empty();
        }
        VillageExit exit = exits.get(file.number());
        List<ScoreLine> score = new ArrayList<>();
        for (Map.Entry<ScoreItem, ParameterValue> item : exits.worth().entrySet()) {
            score.add(new ScoreLine(
                    item.getKey().label(),
                    exit.score().get(item.getKey()),
                    item.getValue().asInt(),
                    item.getValue().source(),
                    item.getValue().isVerified()));
        }
        List<AcceptanceLine> acceptances = exit.acceptances().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> new AcceptanceLine(
                        entry.getKey().label(),
                        entry.getValue().qualified(),
                        entry.getValue().finding(),
                        entry.getValue().on()))
                .toList();
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("exit", exit);
        model.put("score", score);
        model.put("acceptances", acceptances);
        return Optional.of(new Content("villageexit/sections", "state", model));
    }
}
