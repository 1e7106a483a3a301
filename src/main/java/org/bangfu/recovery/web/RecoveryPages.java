package org.bangfu.recovery.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseScope;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.recovery.Claim;
import org.bangfu.recovery.Recoveries;
import org.bangfu.recovery.RecoveryRefused;
import org.bangfu.registry.Areas;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 待遇追回: the county's poverty office claims back what an ended case should not have paid. */
@Controller
@RequestMapping("/recovery")
class RecoveryPages {

    private static final int SHOWN = 50;

    private final Recoveries recoveries;
    private final CaseFiles caseFiles;
    private final CaseScope scope;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;

    RecoveryPages(
            Recoveries recoveries,
            CaseFiles caseFiles,
            CaseScope scope,
            Areas areas,
            CurrentPerson person,
            Commands commands) {
        this.recoveries = recoveries;
        this.caseFiles = caseFiles;
        this.scope = scope;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
    }

    /** A claim with what its case says. */
    record Line(Claim claim, String place, String status) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "") String about, Model model) {
        return page(Map.of("about", about), List.of(), model);
    }

    private String page(Map<String, String> values, List<String> problems, Model model) {
        person.require(Areas.COUNTY, Role.COUNTY_POVERTY);
        List<Line> lines = new ArrayList<>();
        for (Claim claim : recoveries.late(SHOWN)) {
            lines.add(new Line(
                    claim,
                    areas.fullName(claim.area()),
                    caseFiles.get(claim.caseNumber()).statusLabel()));
        }
        model.addAttribute("lines", lines);
        model.addAttribute("values", values);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "recovery/claim";
    }

    @PostMapping
    String open(
            @RequestParam Map<String, String> values,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        person.require(Areas.COUNTY, Role.COUNTY_POVERTY);
        String about = values.getOrDefault("about", "").strip();
        String ground = values.getOrDefault("ground", "").strip();
        String amount = values.getOrDefault("amount", "").strip();
        List<String> problems = new ArrayList<>();
        if (!isCase(about)) {
            problems.add("没有这件案卷，请核对原案卷编号");
        }
        if (ground.isEmpty() || ground.length() > 1000) {
            problems.add("请写明认定的事实（1000字以内），家庭据此陈述");
        }
        if (!amount.matches("\\d{1,8}(\\.\\d{1,2})?")) {
            problems.add("追回金额应为元，最多两位小数，请核对");
        }
        if (problems.isEmpty()) {
            try {
                String next = commands.once(
                        commandKey,
                        "recovery|" + about + "|" + amount + "|" + ground,
                        () -> "/cases/"
                                + recoveries.open(new CaseNumber(about), ground, Money.yuan(new BigDecimal(amount))));
                flash.addFlashAttribute("message", "已立案追回，请先把事实告知家庭。");
                return "redirect:" + next;
            } catch (RecoveryRefused e) {
                problems.add(e.sentence());
            }
        }
        return page(values, problems, model);
    }

    /** Whether there is such a case and the person may read it. */
    private boolean isCase(String number) {
        if (!number.matches("[A-Z0-9]{1,4}(-\\d{1,12}){3}")) {
            return false;
        }
        try {
            CaseFile file = scope.readable(new CaseNumber(number));
            return file.household() != null;
        } catch (NotVisible | IllegalArgumentException e) {
            return false;
        }
    }
}
