package org.bangfu.audit.web;

import java.time.LocalDate;
import org.bangfu.audit.AuditReaders;
import org.bangfu.audit.CaseReaders;
import org.bangfu.audit.chain.Sentences;
import org.bangfu.audit.chain.TrailRows;
import org.bangfu.audit.chain.TrailRows.Page;
import org.bangfu.audit.chain.TrailRows.Search;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail of a case for who may read the case, and the whole of it for who audits. */
@Controller
@RequestMapping("/audit")
class AuditPages {

    private static final int PAGE = 50;

    private final TrailRows rows;
    private final Sentences sentences;
    private final AuditReaders readers;
    private final CaseReaders caseReaders;

    AuditPages(TrailRows rows, Sentences sentences, AuditReaders readers, CaseReaders caseReaders) {
        this.rows = rows;
        this.sentences = sentences;
        this.readers = readers;
        this.caseReaders = caseReaders;
    }

    @GetMapping("/cases/{caseNumber}")
    String ofCase(
            @PathVariable String caseNumber, @RequestParam(required = false) @Nullable String after, Model model) {
        CaseNumber number = caseNumber(caseNumber);
        AreaCode area = rows.areaOf(number).orElseThrow(readers::notVisible);
        readers.requireReadable(area);
        caseReaders.requireReadable(number);
        Page page = rows.ofCase(number, after, PAGE);
        model.addAttribute("caseNumber", number.value());
        model.addAttribute("trail", page.lines());
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("after", after);
        return "audit/case";
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String username,
            @RequestParam(required = false) @Nullable String caseNumber,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        if (readers.auditedAreas().isEmpty()) {
            throw readers.notVisible();
        }
        String actor = username == null || username.isBlank() ? null : readers.actorOf(username.strip());
        Page page = rows.search(readers.auditedAreas(), new Search(kind, actor, caseNumber, from, to), after, PAGE);
        model.addAttribute("lines", page.lines());
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("kinds", sentences.kinds());
        model.addAttribute("kind", kind);
        model.addAttribute("username", username);
        model.addAttribute("caseNumber", caseNumber);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("after", after);
        return "audit/list";
    }

    private CaseNumber caseNumber(String text) {
        try {
            return new CaseNumber(text);
        } catch (IllegalArgumentException e) {
            throw readers.notVisible();
        }
    }
}
