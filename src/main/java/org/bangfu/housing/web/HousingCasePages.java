package org.bangfu.housing.web;

import java.io.IOException;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CaseScope;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.housing.HousingRefused;
import org.bangfu.housing.HousingRenovations;
import org.bangfu.housing.RenovationWorks;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Households;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may be asked of a renovation besides its tasks: the family withdraws it, the township gives up an approved one. */
@Controller
@RequestMapping("/housing/cases/{caseNumber}")
class HousingCasePages {

    private static final Role[] CANCELLING = {Role.TOWNSHIP_OFFICE, Role.TOWNSHIP_BUILD, Role.HOUSING_BUREAU};

    private final HousingRenovations renovations;
    private final RenovationWorks works;
    private final CaseScope scope;
    private final Households households;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;

    HousingCasePages(
            HousingRenovations renovations,
            RenovationWorks works,
            CaseScope scope,
            Households households,
            Areas areas,
            CurrentPerson person,
            Commands commands) {
        this.renovations = renovations;
        this.works = works;
        this.scope = scope;
        this.households = households;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
    }

    @GetMapping
    String actions(@PathVariable String caseNumber, Model model) {
        CaseFile file = readable(caseNumber);
        model.addAttribute("file", file);
        model.addAttribute("renovation", renovations.get(file.number()));
        model.addAttribute("household", households.get(file.household()));
        model.addAttribute("areaName", areas.fullName(file.area()));
        model.addAttribute("mayWithdraw", holdsAny(file, HousingApplicationPages.OPENERS));
        model.addAttribute("mayCancel", holdsAny(file, CANCELLING));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "housing/actions";
    }

    private CaseFile readable(String caseNumber) {
        CaseFile file;
        try {
            file = scope.readable(new CaseNumber(caseNumber));
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
        if (file.kind() != CaseKind.HOUSING) {
            throw new NotVisible();
        }
        return file;
    }

    private boolean holdsAny(CaseFile file, Role... roles) {
        for (Role role : roles) {
            if (person.holds(role, file.area())) {
                return true;
            }
        }
        return false;
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        CaseFile file = readable(caseNumber);
        person.require(file.area(), HousingApplicationPages.OPENERS);
        return end(file, text, commandKey, "案卷已按农户意愿撤回。", renovations::withdraw, flash);
    }

    @PostMapping("/cancellation")
    String cancel(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        CaseFile file = readable(caseNumber);
        person.require(file.area(), CANCELLING);
        return end(file, text, commandKey, "改造已取消，年度指标已腾出；已付款的转入追回。", works::cancel, flash);
    }

    private String end(
            CaseFile file,
            String text,
            String commandKey,
            String done,
            BiConsumer<CaseNumber, String> deed,
            RedirectAttributes flash) {
        if (text.isBlank() || text.length() > 500) {
            flash.addFlashAttribute("problem", "请写明原因（500字以内）");
        } else {
            try {
                commands.once(commandKey, text, () -> {
                    deed.accept(file.number(), text.strip());
                    return "/cases/" + file.number();
                });
                flash.addFlashAttribute("message", done);
                return "redirect:/cases/" + file.number();
            } catch (HousingRefused e) {
                flash.addFlashAttribute("problem", e.getMessage());
            }
        }
        return "redirect:/housing/cases/" + file.number();
    }

    static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new EvidenceRefused("照片没有传完整，请重新选择后提交");
        }
    }
}
