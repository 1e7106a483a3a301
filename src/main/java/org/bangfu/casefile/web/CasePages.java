package org.bangfu.casefile.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.audit.CaseTrail;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CaseList;
import org.bangfu.casefile.CaseQuery;
import org.bangfu.casefile.CaseScope;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 案卷: the list, a case, and the panel beside the task form. */
@Controller
class CasePages {

    private static final int PAGE = 50;
    private static final int DEEDS = 10;

    private final CurrentPerson current;
    private final CaseFiles cases;
    private final CaseScope scope;
    private final CaseViews views;
    private final Evidence evidence;
    private final OpenTasks tasks;
    private final Areas areas;
    private final Commands commands;
    private final AuditTrail audit;
    private final CaseTrail trail;

    CasePages(
            CurrentPerson current,
            CaseFiles cases,
            CaseScope scope,
            CaseViews views,
            Evidence evidence,
            @Lazy OpenTasks tasks,
            Areas areas,
            Commands commands,
            AuditTrail audit,
            CaseTrail trail) {
        this.current = current;
        this.cases = cases;
        this.scope = scope;
        this.views = views;
        this.evidence = evidence;
        this.tasks = tasks;
        this.areas = areas;
        this.commands = commands;
        this.audit = audit;
        this.trail = trail;
    }

    @GetMapping("/cases")
    String list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Set<AreaCode> within = scope.areas();
        Set<CaseKind> kinds = scope.kinds();
        if (area != null && !area.isBlank()) {
            AreaCode chosen = area(area);
            current.requireReadable(chosen);
            within = Set.of(chosen);
        }
        CaseKind chosenKind =
                kind == null || kind.isBlank() ? null : CaseKind.of(kind).orElseThrow(NotVisible::new);
        CaseFile.Status chosenStatus = status(status);
        CaseNumber from = after == null || after.isBlank() ? null : number(after);
        CaseList list = cases.list(new CaseQuery(within, kinds, chosenKind, chosenStatus, from, PAGE));
        List<CaseFile> shown = list.cases().stream().filter(scope::mayRead).toList();
        model.addAttribute("cases", shown);
        model.addAttribute("next", list.next());
        model.addAttribute("areaNames", views.areaNames(shown));
        model.addAttribute("headNames", views.headNames(shown));
        model.addAttribute(
                "kinds",
                Arrays.stream(CaseKind.values())
                        .filter(each -> kinds.isEmpty() || kinds.contains(each))
                        .toList());
        model.addAttribute("statuses", CaseFile.Status.values());
        model.addAttribute("kind", kind == null ? "" : kind);
        model.addAttribute("status", chosenStatus == null ? "" : chosenStatus.name());
        model.addAttribute("area", area == null ? "" : area);
        model.addAttribute(
                "choices",
                current.readableAreas().stream()
                        .sorted()
                        .flatMap(readable -> areas.children(readable).stream())
                        .filter(child -> child.value().length() <= 12)
                        .collect(Collectors.toMap(AreaCode::value, areas::fullName, (a, b) -> a, TreeMap::new)));
        return "casefile/list";
    }

    @GetMapping("/cases/{number}")
    String show(@PathVariable String number, Model model) {
        CaseFile file = scope.readable(number(number));
        viewed(file);
        model.addAttribute("view", views.of(file));
        model.addAttribute("trail", trail.latestDeeds(file.number(), DEEDS));
        model.addAttribute("panel", "");
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "casefile/case";
    }

    @GetMapping("/casefile/panel")
    String panel(@RequestParam String task, Model model) {
        OpenTask open = tasks.find(task).orElseThrow(NotVisible::new);
        CaseFile file = scope.readable(open.caseNumber());
        viewed(file);
        model.addAttribute("view", views.of(file));
        model.addAttribute("panel", open.id());
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "casefile/panel";
    }

    @PostMapping("/cases/{number}/evidence")
    String upload(
            @PathVariable String number,
            @RequestParam String commandKey,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String panel,
            @RequestParam List<MultipartFile> files,
            RedirectAttributes flash)
            throws IOException {
        CaseFile file = scope.readable(number(number));
        if (!views.mayUpload(file)) {
            throw new NotVisible();
        }
        String back = panel.matches("[0-9a-zA-Z-]{1,64}") ? "/casefile/panel?task=" + panel : "/cases/" + number;
        List<MultipartFile> given =
                files.stream().filter(each -> !each.isEmpty()).toList();
        if (given.isEmpty()) {
            flash.addFlashAttribute("problem", "没有选择文件，请选择照片或PDF后再上传");
            return "redirect:" + back;
        }
        List<Loaded> loaded = new ArrayList<>();
        for (MultipartFile each : given) {
            loaded.add(new Loaded(String.valueOf(each.getOriginalFilename()), each.getBytes()));
        }
        try {
            EvidenceKind chosen = EvidenceKind.valueOf(kind);
            String body = "evidence|" + number + "|" + kind + "|"
                    + loaded.stream().map(each -> each.content().length + "").collect(Collectors.joining(","));
            commands.once(commandKey, body, () -> {
                loaded.forEach(each -> evidence.store(file.number(), chosen, each.name(), each.content()));
                return back;
            });
            flash.addFlashAttribute("message", "已上传" + loaded.size() + "份材料");
        } catch (EvidenceRefused refused) {
            flash.addFlashAttribute("problem", refused.sentence());
        } catch (IllegalArgumentException e) {
            flash.addFlashAttribute("problem", "请从列表中选择材料种类");
        }
        return "redirect:" + back;
    }

    private record Loaded(String name, byte[] content) {}

    private void viewed(CaseFile file) {
        audit.recordAlone(AuditEntry.of("case.viewed").in(file.area()).onCase(file.number()));
    }

    private static CaseNumber number(String text) {
        try {
            return new CaseNumber(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
    }

    private static AreaCode area(String text) {
        try {
            return new AreaCode(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
    }

    private static CaseFile.@Nullable Status status(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return CaseFile.Status.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
    }
}
