package org.bangfu.documents.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.ShownTime;
import org.bangfu.documents.DocumentCatalogue;
import org.bangfu.documents.DocumentTemplates;
import org.bangfu.documents.Documents;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.documents.print.TemplateRefused;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Templates of the documents: looked at, downloaded, changed in Word, uploaded again. No case is seen here. */
@Controller
@RequestMapping("/documents/templates")
class TemplatePages {

    private static final AreaCode COUNTY = Areas.COUNTY;
    private static final Role[] AUTHORS = {Role.PROCESS_DESIGNER, Role.COUNTY_POVERTY};

    private final DocumentCatalogue catalogue;
    private final DocumentTemplates templates;
    private final Documents documents;
    private final CurrentPerson person;
    private final Staff staff;
    private final Commands commands;

    TemplatePages(
            DocumentCatalogue catalogue,
            DocumentTemplates templates,
            Documents documents,
            CurrentPerson person,
            Staff staff,
            Commands commands) {
        this.catalogue = catalogue;
        this.templates = templates;
        this.documents = documents;
        this.person = person;
        this.staff = staff;
        this.commands = commands;
    }

    /** A line of a template's history. */
    record Shown(String by, String at, @Nullable String until) {}

    @GetMapping
    String list(Model model) {
        person.require(COUNTY, AUTHORS);
        model.addAttribute("groups", catalogue.all());
        return "documents/templates";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model) {
        person.require(COUNTY, AUTHORS);
        OfficialDocument document = document(id);
        List<Shown> history = templates.versions(document).stream()
                .map(version -> new Shown(
                        name(version.uploadedBy()),
                        ShownTime.minute(version.uploadedAt().toInstant()),
                        version.withdrawnAt() == null
                                ? null
                                : ShownTime.minute(version.withdrawnAt().toInstant())))
                .toList();
        model.addAttribute("document", document);
        model.addAttribute("history", history);
        model.addAttribute("inForce", history.stream().anyMatch(version -> version.until() == null));
        model.addAttribute("fields", catalogue.fields(document));
        model.addAttribute("tables", catalogue.tables(document));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "documents/template";
    }

    @GetMapping("/{id}/template.docx")
    ResponseEntity<byte[]> download(@PathVariable String id) {
        person.require(COUNTY, AUTHORS);
        OfficialDocument document = document(id);
        return DocumentPages.answer(
                templates.current(document), Documents.Format.DOCX.mediaType(), document.title() + "-模板.docx");
    }

    @GetMapping("/{id}/sample.pdf")
    ResponseEntity<byte[]> sample(@PathVariable String id) {
        person.require(COUNTY, AUTHORS);
        OfficialDocument document = document(id);
        return DocumentPages.answer(
                documents.sample(document), Documents.Format.PDF.mediaType(), document.title() + "-样张.pdf");
    }

    @PostMapping("/{id}")
    String upload(
            @PathVariable String id,
            @RequestParam String commandKey,
            @RequestParam MultipartFile file,
            RedirectAttributes flash)
            throws IOException {
        person.require(COUNTY, AUTHORS);
        OfficialDocument document = document(id);
        String here = "redirect:/documents/templates/" + id;
        byte[] content = file.getBytes();
        if (content.length == 0) {
            flash.addFlashAttribute("problem", "没有选择文件，请选择用 Word 改好的模板（.docx）");
            return here;
        }
        try {
            commands.once(commandKey, id + "|" + content.length, () -> {
                templates.upload(document, content);
                return id;
            });
            flash.addFlashAttribute("message", "新模板已启用，此后打印的“" + document.title() + "”都用它。");
        } catch (TemplateRefused refused) {
            flash.addFlashAttribute("problem", refused.sentence());
        }
        return here;
    }

    @PostMapping("/{id}/restore")
    String restore(@PathVariable String id, @RequestParam String commandKey, RedirectAttributes flash) {
        person.require(COUNTY, AUTHORS);
        OfficialDocument document = document(id);
        commands.once(commandKey, id, () -> {
            templates.restore(document);
            return id;
        });
        flash.addFlashAttribute("message", "已恢复系统自带的模板。");
        return "redirect:/documents/templates/" + id;
    }

    private OfficialDocument document(String id) {
        return catalogue.find(id).orElseThrow(NotVisible::new);
    }

    private String name(PersonId by) {
        return by.equals(PersonId.SYSTEM) ? "系统" : staff.displayName(by);
    }
}
