package org.bangfu.policy.web;

import java.time.ZoneId;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.policy.CaseAreas;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.ParameterNames;
import org.bangfu.policy.ParameterValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** 决策护照: one kept evaluation in plain words, to print. */
@Controller
@RequestMapping("/policy/records")
class RecordPages {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DecisionRecords records;
    private final ParameterNames names;
    private final CurrentPerson current;
    private final ObjectProvider<CaseAreas> areas;

    RecordPages(DecisionRecords records, ParameterNames names, CurrentPerson current, ObjectProvider<CaseAreas> areas) {
        this.records = records;
        this.names = names;
        this.current = current;
        this.areas = areas;
    }

    record UsedValue(String name, String words, ParameterValue value) {}

    @GetMapping("/{id}")
    String passport(@PathVariable long id, Model model) {
        DecisionRecord record = records.find(id).orElseThrow(NotVisible::new);
        AreaCode area = areas.stream()
                .flatMap(each -> each.areaOf(record.caseNumber()).stream())
                .findFirst()
                .orElseThrow(NotVisible::new);
        current.requireReadable(area);
        List<UsedValue> used = record.parameters().stream()
                .map(value -> new UsedValue(names.name(value.key()), names.words(value), value))
                .toList();
        model.addAttribute("record", record);
        model.addAttribute("keptAt", record.keptAt().atZone(ZONE));
        model.addAttribute("used", used);
        model.addAttribute("replay", records.replay(id));
        return "policy/record";
    }
}
