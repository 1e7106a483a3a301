package org.bangfu.villageexit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CaseScope;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Village;
import org.bangfu.registry.VillageRegister;
import org.bangfu.registry.VillageStatus;
import org.bangfu.villageexit.VillageExitRefused;
import org.bangfu.villageexit.VillageExits;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 贫困村退出: where the villages stand; a village applies and withdraws, the leading group takes a wrong exit back. */
@Controller
@RequestMapping("/village-exit")
class VillageExitPages {

    private final VillageExits exits;
    private final VillageRegister villages;
    private final CaseFiles caseFiles;
    private final CaseScope scope;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;

    VillageExitPages(
            VillageExits exits,
            VillageRegister villages,
            CaseFiles caseFiles,
            CaseScope scope,
            Areas areas,
            CurrentPerson person,
            Commands commands) {
        this.exits = exits;
        this.villages = villages;
        this.caseFiles = caseFiles;
        this.scope = scope;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
    }

    /**
     * @param poor counted in the register where the reader may apply
     * @param files the village's cases, the newest first
     */
    record Line(
            AreaCode village,
            String name,
            VillageStatus status,
            int poor,
            boolean mayApply,
            boolean mayWithdraw,
            boolean mayRevert,
            List<CaseFile> files,
            String commandKey) {}

    @GetMapping
    String list(Model model) {
        if (person.readableAreas().isEmpty()) {
            throw new NotVisible();
        }
        List<Line> lines = new ArrayList<>();
        for (AreaCode area : person.readableAreas()) {
            for (Village village : areas.villages(area)) {
                if (villages.status(village.code()) != VillageStatus.ORDINARY) {
                    lines.add(line(village));
                }
            }
        }
        model.addAttribute("lines", lines);
        return "villageexit/list";
    }

    private Line line(Village village) {
        AreaCode code = village.code();
        VillageStatus status = villages.status(code);
        List<CaseFile> files =
                exits.ofVillage(code).stream().map(caseFiles::get).toList();
        boolean committee = person.holds(Role.VILLAGE_COMMITTEE, code);
        boolean open = files.stream().anyMatch(CaseFile::isOpen);
        boolean mayApply = committee && !open && status == VillageStatus.POOR;
        return new Line(
                code,
                areas.fullName(code),
                status,
                mayApply ? exits.poor(code) : 0,
                mayApply,
                committee && open && status == VillageStatus.POOR,
                status == VillageStatus.EXITED && !open && person.holds(Role.COUNTY_LEADING_GROUP, code),
                files,
                UUID.randomUUID().toString());
    }

    @PostMapping
    String open(
            @RequestParam String commandKey,
            @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String population,
            @RequestParam(defaultValue = "") String statement,
            RedirectAttributes flash) {
        if (!village.matches("\\d{12}")) {
            throw new NotVisible();
        }
        AreaCode code = new AreaCode(village);
        person.require(code, Role.VILLAGE_COMMITTEE);
        try {
            if (!population.matches("\\d{1,5}")) {
                throw new VillageExitRefused("农业户籍人口应为1至99999的整数，请核对");
            }
            int people = Integer.parseInt(population);
            String path = commands.once(
                    commandKey,
                    "villageExit.open|" + village + "|" + population,
                    () -> "/cases/" + exits.open(code, people, statement));
            flash.addFlashAttribute("message", "退出申请已提交，请在待办任务中填写考核评分表。");
            return "redirect:" + path;
        } catch (VillageExitRefused e) {
            flash.addFlashAttribute("problem", e.sentence());
        } catch (CaseAlreadyOpen e) {
            flash.addFlashAttribute("problem", e.sentence());
        }
        return "redirect:/village-exit";
    }

    @PostMapping("/{caseNumber}/withdraw")
    String withdraw(
            @PathVariable String caseNumber, @RequestParam(defaultValue = "") String ground, RedirectAttributes flash) {
        CaseFile file = readable(caseNumber);
        person.require(file.area(), Role.VILLAGE_COMMITTEE);
        return attempt(() -> exits.withdraw(file.number(), ground), "申请已撤回。", flash);
    }

    @PostMapping("/{caseNumber}/revert")
    String revert(
            @PathVariable String caseNumber, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        CaseFile file = readable(caseNumber);
        person.require(file.area(), Role.COUNTY_LEADING_GROUP);
        return attempt(() -> exits.revert(file.number(), reason), "退出已撤销，本村恢复为贫困村。", flash);
    }

    private static String attempt(Runnable deed, String done, RedirectAttributes flash) {
        try {
            deed.run();
            flash.addFlashAttribute("message", done);
        } catch (VillageExitRefused e) {
            flash.addFlashAttribute("problem", e.sentence());
        }
        return "redirect:/village-exit";
    }

    private CaseFile readable(String text) {
        CaseNumber number;
        try {
            number = new CaseNumber(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
        CaseFile file = scope.readable(number);
        if (file.kind() != CaseKind.VILLAGE_EXIT) {
            throw new NotVisible();
        }
        return file;
    }
}
