package org.bangfu.registry.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.imports.ImportBatch;
import org.bangfu.registry.imports.ImportTarget;
import org.bangfu.registry.imports.Imports;
import org.bangfu.registry.imports.WorkbookRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Workbooks: templates, upload, progress, result, and the state of the departments' lists. */
@Controller
class ImportPages {

    private static final int SHOWN_FINDINGS = 200;
    private static final int SHOWN_BATCHES = 30;
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Imports imports;
    private final ComparisonLists lists;
    private final Areas areas;
    private final CurrentPerson person;
    private final Staff staff;
    private final Commands commands;
    private final Clock clock;

    ImportPages(
            Imports imports,
            ComparisonLists lists,
            Areas areas,
            CurrentPerson person,
            Staff staff,
            Commands commands,
            Clock clock) {
        this.imports = imports;
        this.lists = lists;
        this.areas = areas;
        this.person = person;
        this.staff = staff;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/imports")
    String list(Model model) {
        List<ImportTarget> targets = allowed();
        if (targets.isEmpty()) {
            throw new NotVisible();
        }
        model.addAttribute("targets", targets);
        model.addAttribute("batches", imports.latest(areasOf(targets), SHOWN_BATCHES));
        model.addAttribute("labels", this);
        model.addAttribute("staff", staff);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "registry/imports";
    }

    /** The label of a kind, for the template. */
    public String kind(String kind) {
        return imports.target(kind).map(ImportTarget::label).orElse(kind);
    }

    private List<ImportTarget> allowed() {
        return imports.targets().stream()
                .filter(target -> seat(target).isPresent())
                .toList();
    }

    private List<AreaCode> areasOf(List<ImportTarget> targets) {
        return targets.stream()
                .map(target -> seat(target).orElseThrow().area())
                .distinct()
                .toList();
    }

    /** The seat by which the person may import such a workbook: the widest. */
    private Optional<Seat> seat(ImportTarget target) {
        return person.seats().stream()
                .filter(seat -> target.roles().contains(seat.role()))
                .min((a, b) -> a.area().compareTo(b.area()));
    }

    private ImportTarget allowed(String kind) {
        return imports.target(kind).filter(target -> seat(target).isPresent()).orElseThrow(NotVisible::new);
    }

    private ImportBatch visible(long id) {
        ImportBatch batch = imports.find(id).orElseThrow(NotVisible::new);
        person.require(batch.area(), allowed(batch.kind()).roles().toArray(Role[]::new));
        return batch;
    }

    @GetMapping("/imports/template/{kind}")
    ResponseEntity<StreamingResponseBody> template(@PathVariable String kind) {
        ImportTarget target = allowed(kind);
        return workbook(target.label() + "模板.xlsx", out -> imports.writeTemplate(target, out));
    }

    @PostMapping("/imports")
    String upload(
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            @RequestParam String commandKey,
            RedirectAttributes flash)
            throws IOException {
        ImportTarget target = allowed(kind);
        AreaCode area = seat(target).orElseThrow().area();
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        byte[] content = file.getBytes();
        try {
            return "redirect:"
                    + commands.once(
                            commandKey,
                            kind + ":" + content.length + ":" + Arrays.hashCode(content),
                            () -> "/imports/" + imports.upload(target, area, name, content, person.id()));
        } catch (WorkbookRefused e) {
            flash.addFlashAttribute("problem", e.getMessage() + "。");
            return "redirect:/imports";
        } catch (DuplicateKeyException e) {
            flash.addFlashAttribute("problem", "这个文件刚刚已经上传，请在下面的记录中查看。");
            return "redirect:/imports";
        }
    }

    @GetMapping("/imports/{id}")
    String batch(@PathVariable long id, Model model) {
        show(visible(id), model);
        return "registry/import";
    }

    @GetMapping("/imports/{id}/progress")
    String progress(@PathVariable long id, Model model) {
        show(visible(id), model);
        return "registry/import :: state";
    }

    private void show(ImportBatch batch, Model model) {
        ImportTarget target = imports.target(batch.kind()).orElseThrow(NotVisible::new);
        model.addAttribute("batch", batch);
        model.addAttribute("target", target);
        model.addAttribute("columns", target.columns());
        model.addAttribute("area", areas.fullName(batch.area()));
        model.addAttribute("by", staff.displayName(batch.uploadedBy()));
        model.addAttribute("findings", imports.findings(batch.id(), SHOWN_FINDINGS));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
    }

    @PostMapping("/imports/{id}/accept")
    String accept(@PathVariable long id, @RequestParam String commandKey, RedirectAttributes flash) {
        ImportBatch batch = visible(id);
        String answer = commands.once(
                commandKey, "accept:" + id, () -> imports.accept(batch, person.id()) ? "accepted" : "decided");
        if (!answer.equals("accepted")) {
            flash.addFlashAttribute("problem", "这个文件已处理过或没有可接收的内容，请看下面的结果。");
        }
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/discard")
    String discard(@PathVariable long id, @RequestParam String commandKey, RedirectAttributes flash) {
        ImportBatch batch = visible(id);
        String answer =
                commands.once(commandKey, "discard:" + id, () -> imports.discard(batch) ? "discarded" : "decided");
        flash.addFlashAttribute(
                answer.equals("discarded") ? "message" : "problem",
                answer.equals("discarded") ? "已放弃，没有导入任何内容。" : "这个文件已处理过，请看下面的结果。");
        return "redirect:/imports/" + id;
    }

    @GetMapping("/imports/{id}/workbook")
    ResponseEntity<StreamingResponseBody> result(@PathVariable long id) {
        ImportBatch batch = visible(id);
        if (batch.status() != ImportBatch.Status.CHECKED && batch.status() != ImportBatch.Status.ACCEPTED) {
            throw new NotVisible();
        }
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try {
            imports.writeResult(batch, workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return workbook("检查结果-" + batch.id() + ".xlsx", workbook::writeTo);
    }

    private static ResponseEntity<StreamingResponseBody> workbook(String name, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }

    /** A list with the day it was accepted. */
    record ListLine(ComparisonSource source, @Nullable LocalDate acceptedOn, long days) {}

    @GetMapping("/comparison-lists")
    String lists(Model model) {
        if (!person.holds(Role.COUNTY_POVERTY) && !person.holds(Role.TOWNSHIP_OFFICE) && !person.holds(Role.AUDITOR)) {
            throw new NotVisible();
        }
        LocalDate today = LocalDate.now(clock);
        Map<ComparisonSource, LocalDate> accepted = lists.freshness(today);
        List<ListLine> lines = new ArrayList<>();
        for (ComparisonSource source : ComparisonSource.values()) {
            LocalDate on = accepted.get(source);
            lines.add(new ListLine(source, on, on == null ? 0 : ChronoUnit.DAYS.between(on, today)));
        }
        model.addAttribute("lines", lines);
        model.addAttribute("mayImport", person.holds(Role.COUNTY_POVERTY));
        return "registry/comparison-lists";
    }
}
