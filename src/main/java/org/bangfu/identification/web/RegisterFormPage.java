package org.bangfu.identification.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.identification.Identification;
import org.bangfu.identification.IdentificationRefused;
import org.bangfu.identification.Identifications;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.RegisterEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register form (贫困户登记表): what is known is shown, only causes and attribute are asked. */
@Controller
@RequestMapping("/identification/cases/{caseNumber}/register")
class RegisterFormPage {

    private static final String STEP = "userTask_fillRegisterForm";

    private final CaseDesk desk;
    private final Identifications identifications;
    private final CodeLists codes;
    private final Commands commands;

    RegisterFormPage(CaseDesk desk, Identifications identifications, CodeLists codes, Commands commands) {
        this.desk = desk;
        this.identifications = identifications;
        this.codes = codes;
        this.commands = commands;
    }

    @GetMapping
    String form(@PathVariable String caseNumber, Model model) {
        Identification identification = desk.readable(caseNumber);
        desk.task(identification, STEP);
        return page(identification, "", List.of(), "", "", List.of(), model);
    }

    private String page(
            Identification identification,
            String mainCause,
            List<String> otherCauses,
            String attribute,
            String standard,
            List<String> problems,
            Model model) {
        desk.show(identification, model);
        model.addAttribute("causes", codes.list("CAUSE_2014"));
        model.addAttribute("attributes", codes.list("ATTRIBUTE_2014"));
        model.addAttribute("standards", codes.list("STANDARD"));
        model.addAttribute("mainCause", mainCause);
        model.addAttribute("otherCauses", otherCauses);
        model.addAttribute("attribute", attribute);
        model.addAttribute("standard", standard);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "identification/register";
    }

    @PostMapping
    ModelAndView fill(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String mainCause,
            @RequestParam(defaultValue = "") List<String> otherCauses,
            @RequestParam(defaultValue = "") String attribute,
            @RequestParam(defaultValue = "") String standard,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        Identification identification = desk.readable(caseNumber);
        List<String> problems = new ArrayList<>();
        if (!codes.has("ATTRIBUTE_2014", attribute)) {
            problems.add("请选择贫困户属性");
        }
        if (!codes.has("STANDARD", standard)) {
            problems.add("请选择识别标准");
        }
        if (!codes.has("CAUSE_2014", mainCause)
                || !otherCauses.stream().allMatch(cause -> codes.has("CAUSE_2014", cause))) {
            problems.add("请选择主要致贫原因");
        }
        if (problems.isEmpty()) {
            try {
                RegisterEntry entry = new RegisterEntry(
                        mainCause,
                        otherCauses,
                        attribute,
                        standard,
                        identification.openedOn().getYear());
                String next = commands.once(commandKey, entry.toString(), () -> {
                    OpenTask task = desk.task(identification, STEP);
                    identifications.fillForm(identification.caseNumber(), entry);
                    desk.complete(task);
                    return "/cases/" + identification.caseNumber();
                });
                flash.addFlashAttribute("message", "登记表已提交，正在登记入库。");
                return new ModelAndView("redirect:" + next);
            } catch (TaskRefused | IdentificationRefused | IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        ModelAndView again =
                new ModelAndView(page(identification, mainCause, otherCauses, attribute, standard, problems, model));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        again.addAllObjects(model.asMap());
        return again;
    }
}
