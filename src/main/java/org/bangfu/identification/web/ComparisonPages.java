package org.bangfu.identification.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.identification.Hit;
import org.bangfu.identification.IdentificationRefused;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.SurveyedCase;
import org.bangfu.policy.exclusion.ExceptionCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What follows a hit: the household's comment, and the township's answer to each. */
@Controller
@RequestMapping("/identification/cases/{caseNumber}")
class ComparisonPages {

    private static final int LONGEST = 1_000;
    private static final String COMMENT = "userTask_recordComment";
    private static final String FINDINGS = "userTask_writeFindings";

    private final CaseDesk desk;
    private final Identifications identifications;
    private final Evidence evidence;
    private final Commands commands;

    ComparisonPages(CaseDesk desk, Identifications identifications, Evidence evidence, Commands commands) {
        this.desk = desk;
        this.identifications = identifications;
        this.evidence = evidence;
        this.commands = commands;
    }

    @GetMapping("/comment")
    String comment(@PathVariable String caseNumber, Model model) {
        SurveyedCase subject = desk.surveyed(caseNumber);
        desk.task(subject, COMMENT);
        return comment(subject, "", List.of(), model);
    }

    private String comment(SurveyedCase subject, String text, List<String> problems, Model model) {
        desk.show(subject, model);
        model.addAttribute("hits", identifications.hits(subject.caseNumber()));
        model.addAttribute("text", text);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "identification/comment";
    }

    @PostMapping("/comment")
    ModelAndView recordComment(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String answered,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        SurveyedCase subject = desk.surveyed(caseNumber);
        List<String> problems = new ArrayList<>();
        if (!answered.equals("true") && !answered.equals("false")) {
            problems.add("请选择农户是否作了说明");
        }
        if (text.isBlank() || text.length() > 2000) {
            problems.add("请写明农户的说明，或者没有说明的原因（2000字以内）");
        }
        if (problems.isEmpty()) {
            try {
                String next = commands.once(commandKey, answered + text, () -> {
                    OpenTask task = desk.task(subject, COMMENT);
                    identifications.comment(subject.caseNumber(), answered.equals("true"), text.strip());
                    desk.complete(task);
                    return "/cases/" + subject.caseNumber();
                });
                flash.addFlashAttribute("message", "农户说明已记录，转乡镇核实。");
                return new ModelAndView("redirect:" + next);
            } catch (TaskRefused e) {
                problems.add(e.sentence());
            }
        }
        return refused(comment(subject, text, problems, model), model);
    }

    @GetMapping("/findings")
    String findings(@PathVariable String caseNumber, Model model) {
        SurveyedCase subject = desk.surveyed(caseNumber);
        desk.task(subject, FINDINGS);
        return findings(subject, Map.of(), List.of(), model);
    }

    private String findings(SurveyedCase subject, Map<String, String> values, List<String> problems, Model model) {
        desk.show(subject, model);
        List<Hit> hits = identifications.hits(subject.caseNumber());
        Map<Long, List<ExceptionCode>> exceptions = new LinkedHashMap<>();
        hits.forEach(hit -> exceptions.put(hit.id(), ExceptionCode.forRule(hit.ruleId())));
        model.addAttribute("hits", hits);
        model.addAttribute("exceptions", exceptions);
        model.addAttribute("conclusions", Hit.Conclusion.values());
        model.addAttribute(
                "comment", identifications.comment(subject.caseNumber()).orElse(""));
        model.addAttribute("values", values);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "identification/findings";
    }

    @PostMapping("/findings")
    ModelAndView recordFindings(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> values,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        SurveyedCase subject = desk.surveyed(caseNumber);
        List<String> problems = new ArrayList<>();
        List<Identifications.Answer> answers = new ArrayList<>();
        for (Hit hit : identifications.hits(subject.caseNumber())) {
            String prefix = "hit" + hit.id();
            String conclusion = values.getOrDefault(prefix + ".conclusion", "");
            if (!isConclusion(conclusion)) {
                problems.add("请为每条疑点选择核实结论：" + hit.sentence());
                continue;
            }
            if (values.getOrDefault(prefix + ".reason", "").length() > LONGEST) {
                problems.add("核实情况超过" + LONGEST + "字，请写短一些：" + hit.sentence());
            }
            answers.add(new Identifications.Answer(
                    hit.id(),
                    Hit.Conclusion.valueOf(conclusion),
                    values.getOrDefault(prefix + ".reason", "").strip(),
                    values.getOrDefault(prefix + ".exception", ""),
                    null));
        }
        if (problems.isEmpty()) {
            try {
                String next = commands.once(commandKey, answers.toString(), () -> {
                    OpenTask task = desk.task(subject, FINDINGS);
                    identifications.answerHits(
                            subject.caseNumber(),
                            answers.stream()
                                    .map(answer -> proven(subject, answer, files))
                                    .toList());
                    desk.complete(task);
                    return "/cases/" + subject.caseNumber();
                });
                flash.addFlashAttribute("message", "核实结论已登记。");
                return new ModelAndView("redirect:" + next);
            } catch (TaskRefused | IdentificationRefused | EvidenceRefused e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return refused(findings(subject, values, problems, model), model);
    }

    /** With the proof that was uploaded for an exception, if any. */
    private Identifications.Answer proven(
            SurveyedCase subject, Identifications.Answer answer, MultiValueMap<String, MultipartFile> files) {
        MultipartFile proof = files.getFirst("hit" + answer.hit() + ".proof");
        if (answer.conclusion() != Hit.Conclusion.EXCEPTION || proof == null || proof.isEmpty()) {
            return answer;
        }
        try {
            long item = evidence.store(
                            subject.caseNumber(),
                            EvidenceKind.EXCEPTION_PROOF,
                            String.valueOf(proof.getOriginalFilename()),
                            proof.getBytes())
                    .id();
            return new Identifications.Answer(
                    answer.hit(), answer.conclusion(), answer.reason(), answer.exceptionCode(), item);
        } catch (IOException e) {
            throw new EvidenceRefused("证明材料没有传完整，请重新选择后提交");
        }
    }

    private static boolean isConclusion(String text) {
        for (Hit.Conclusion conclusion : Hit.Conclusion.values()) {
            if (conclusion.name().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static ModelAndView refused(String view, Model model) {
        ModelAndView page = new ModelAndView(view);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addAllObjects(model.asMap());
        return page;
    }
}
