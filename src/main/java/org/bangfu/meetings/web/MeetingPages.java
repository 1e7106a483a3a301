package org.bangfu.meetings.web;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseSubjects;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.ShownTime;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.meetings.Meeting;
import org.bangfu.meetings.MeetingAgenda;
import org.bangfu.meetings.MeetingRefused;
import org.bangfu.meetings.MeetingType;
import org.bangfu.meetings.Meetings;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Village;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 会议评议: which households wait for a meeting, a meeting with its votes on one page, its minutes. */
@Controller
@RequestMapping("/meetings")
class MeetingPages {

    private static final int SHOWN = 50;

    private final CurrentPerson current;
    private final Meetings meetings;
    private final CaseFiles cases;
    private final CaseSubjects subjects;
    private final Evidence evidence;
    private final Areas areas;
    private final Staff staff;
    private final Commands commands;
    private final AuditTrail audit;
    private final Clock clock;

    MeetingPages(
            CurrentPerson current,
            Meetings meetings,
            CaseFiles cases,
            CaseSubjects subjects,
            Evidence evidence,
            Areas areas,
            Staff staff,
            Commands commands,
            AuditTrail audit,
            Clock clock) {
        this.current = current;
        this.meetings = meetings;
        this.cases = cases;
        this.subjects = subjects;
        this.evidence = evidence;
        this.areas = areas;
        this.staff = staff;
        this.commands = commands;
        this.audit = audit;
        this.clock = clock;
    }

    record WaitingView(AreaCode area, String areaName, MeetingType type, String taskKey, String question, int cases) {}

    record HeldView(Meeting meeting, String areaName, String heldAt) {}

    record HouseholdView(CaseNumber caseNumber, String headName, int persons, String taskId, String remark) {}

    @GetMapping
    String list(Model model) {
        List<WaitingView> waiting = new ArrayList<>();
        List<HeldView> held = new ArrayList<>();
        for (AreaCode area : current.readableAreas()) {
            for (Meetings.Waiting group : meetings.waiting(area)) {
                waiting.add(new WaitingView(
                        group.area(),
                        areas.fullName(group.area()),
                        group.agenda().type(),
                        group.agenda().taskKey(),
                        group.agenda().question(),
                        group.tasks().size()));
            }
            meetings.of(area, SHOWN)
                    .forEach(meeting -> held.add(
                            new HeldView(meeting, areas.fullName(meeting.area()), ShownTime.minute(meeting.heldAt()))));
        }
        model.addAttribute("waiting", waiting);
        model.addAttribute("held", held);
        return "meetings/list";
    }

    @GetMapping("/new")
    String form(@RequestParam String area, @RequestParam String agenda, Model model) {
        Meetings.Waiting waiting = waiting(area, agenda);
        MeetingForm form = new MeetingForm();
        form.setHeldAt(
                LocalDateTime.ofInstant(clock.instant(), BusinessClock.ZONE).truncatedTo(ChronoUnit.MINUTES));
        if (waiting.agenda().type() == MeetingType.VILLAGE_ASSEMBLY) {
            form.setEligible(
                    areas.village(waiting.area()).map(Village::representatives).orElse(0));
        }
        for (OpenTask task : waiting.tasks()) {
            MeetingForm.Row row = new MeetingForm.Row();
            row.setTask(task.id());
            row.setVoted(true);
            form.getRows().add(row);
        }
        show(waiting, form, model);
        return "meetings/new";
    }

    private Meetings.Waiting waiting(String area, String agenda) {
        AreaCode at = area(area);
        current.requireReadable(at);
        return meetings.waiting(at).stream()
                .filter(group ->
                        group.area().equals(at) && group.agenda().taskKey().equals(agenda))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    private void show(Meetings.Waiting waiting, MeetingForm form, Model model) {
        Map<String, HouseholdView> shown = new HashMap<>();
        for (OpenTask task : waiting.tasks()) {
            CaseFile file = cases.get(task.caseNumber());
            shown.put(
                    task.id(),
                    new HouseholdView(
                            task.caseNumber(),
                            subjects.name(file),
                            subjects.persons(file),
                            task.id(),
                            waiting.agenda().remark(task.caseNumber())));
        }
        form.getRows().removeIf(row -> !shown.containsKey(row.getTask()));
        model.addAttribute("area", waiting.area());
        model.addAttribute("areaName", areas.fullName(waiting.area()));
        MeetingAgenda agenda = waiting.agenda();
        model.addAttribute("type", agenda.type());
        model.addAttribute("agenda", agenda.taskKey());
        model.addAttribute("question", agenda.question());
        model.addAttribute("households", shown);
        model.addAttribute("form", form);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
    }

    @PostMapping
    ModelAndView record(
            @RequestParam String commandKey,
            @RequestParam String area,
            @RequestParam String agenda,
            @RequestParam(required = false) MultipartFile signIn,
            @ModelAttribute("form") MeetingForm form,
            BindingResult binding,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        AreaCode at = area(area);
        current.requireReadable(at);
        byte[] photo = signIn == null || signIn.isEmpty() ? null : signIn.getBytes();
        String photoName = signIn == null ? null : signIn.getOriginalFilename();
        try {
            if (binding.hasErrors()) {
                throw new MeetingRefused("时间和人数应为数字，没有的填0，请核对");
            }
            String path = commands.once(
                    commandKey,
                    "meetings.record|" + area + "|" + agenda + "|" + form.getHeldAt() + "|" + form.getPresent(),
                    () -> {
                        MeetingType type = meetings.waiting(at).stream()
                                .filter(group -> group.agenda().taskKey().equals(agenda))
                                .map(group -> group.agenda().type())
                                .findFirst()
                                .orElseThrow(NotVisible::new);
                        Meeting meeting = meetings.record(new Meetings.NewMeeting(
                                type,
                                at,
                                agenda,
                                heldAt(form),
                                form.getPlace(),
                                form.getChair(),
                                form.getRecorder(),
                                form.getEligible(),
                                form.getPresent(),
                                form.getMinutes(),
                                form.getRows().stream()
                                        .filter(MeetingForm.Row::isVoted)
                                        .map(row -> new Meetings.Ballot(
                                                row.getTask(),
                                                row.getYes(),
                                                row.getNo(),
                                                row.getAbstain(),
                                                row.getRecused(),
                                                row.getNote()))
                                        .toList(),
                                photo == null ? null : String.valueOf(photoName),
                                photo));
                        return "/meetings/" + meeting.id();
                    });
            flash.addFlashAttribute("message", "会议已登记");
            return new ModelAndView("redirect:" + path);
        } catch (MeetingRefused refused) {
            model.addAttribute("problem", refused.sentence());
        } catch (EvidenceRefused refused) {
            model.addAttribute("problem", refused.sentence());
        } catch (TaskRefused refused) {
            model.addAttribute("problem", refused.sentence());
        }
        show(waiting(area, agenda), form, model);
        return new ModelAndView("meetings/new", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Instant heldAt(MeetingForm form) {
        LocalDateTime heldAt = form.getHeldAt();
        if (heldAt == null) {
            throw new MeetingRefused("请填写会议时间");
        }
        return heldAt.atZone(BusinessClock.ZONE).toInstant();
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        fill(readable(id), model);
        return "meetings/meeting";
    }

    @GetMapping("/{id}/minutes")
    String minutes(@PathVariable long id, Model model) {
        fill(readable(id), model);
        return "meetings/minutes";
    }

    private Meeting readable(long id) {
        Meeting meeting = meetings.find(id).orElseThrow(NotVisible::new);
        current.requireReadable(meeting.area());
        return meeting;
    }

    private void fill(Meeting meeting, Model model) {
        audit.recordAlone(AuditEntry.of("meeting.viewed").in(meeting.area()).about(meeting.subject()));
        Map<CaseNumber, String> heads = new HashMap<>();
        meeting.votes().forEach(vote -> heads.put(vote.caseNumber(), subjects.name(cases.get(vote.caseNumber()))));
        model.addAttribute("meeting", meeting);
        model.addAttribute("heads", heads);
        model.addAttribute("areaName", areas.fullName(meeting.area()));
        model.addAttribute("heldAt", ShownTime.minute(meeting.heldAt()));
        model.addAttribute("heldOn", ShownTime.day(meeting.heldAt()));
        model.addAttribute("recordedBy", staff.displayName(meeting.recordedBy()));
        model.addAttribute("photos", evidence.ofSubject(meeting.subject()));
    }

    private static AreaCode area(String text) {
        try {
            return new AreaCode(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
    }
}
