package org.bangfu.sampling.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Households;
import org.bangfu.sampling.Draw;
import org.bangfu.sampling.Sampling;
import org.bangfu.sampling.SamplingRefused;
import org.bangfu.sampling.Stratum;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 抽样核查: the county draws, visits and reads the rates; a report only. */
@Controller
@RequestMapping("/sampling")
class SamplingPages {

    private final Sampling sampling;
    private final Households households;
    private final Areas areas;
    private final Staff staff;
    private final CurrentPerson person;
    private final Commands commands;
    private final Clock clock;

    SamplingPages(
            Sampling sampling,
            Households households,
            Areas areas,
            Staff staff,
            CurrentPerson person,
            Commands commands,
            Clock clock) {
        this.sampling = sampling;
        this.households = households;
        this.areas = areas;
        this.staff = staff;
        this.person = person;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        person.require(Areas.COUNTY, Role.COUNTY_POVERTY, Role.COUNTY_LEADING_GROUP, Role.AUDITOR);
        model.addAttribute("draws", sampling.within(Areas.COUNTY));
        model.addAttribute("areas", areas);
        model.addAttribute("choices", areas.children(Areas.COUNTY));
        model.addAttribute("county", Areas.COUNTY);
        model.addAttribute("mayDraw", person.holds(Role.COUNTY_POVERTY, Areas.COUNTY));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "sampling/list";
    }

    @PostMapping
    String draw(
            @RequestParam String commandKey,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String exited,
            @RequestParam(defaultValue = "") String unlisted,
            RedirectAttributes flash) {
        person.require(Areas.COUNTY, Role.COUNTY_POVERTY);
        try {
            if (!area.matches("\\d{6}(\\d{3}(\\d{3})?)?") || !areas.exists(new AreaCode(area))) {
                throw new SamplingRefused("请选择抽样范围");
            }
            Map<Stratum, Integer> sizes =
                    Map.of(Stratum.EXITED, number(exited, "已脱贫户"), Stratum.UNLISTED, number(unlisted, "未建档户"));
            String path = commands.once(
                    commandKey,
                    "sampling.draw|" + title + "|" + area + "|" + sizes,
                    () -> "/sampling/" + sampling.draw(title, new AreaCode(area), sizes, person.id()));
            flash.addFlashAttribute("message", "抽样完成，种子已保存，可以重复验证。");
            return "redirect:" + path;
        } catch (SamplingRefused e) {
            flash.addFlashAttribute("problem", e.sentence());
            return "redirect:/sampling";
        }
    }

    private static int number(String text, String field) {
        if (!text.matches("\\d{1,4}")) {
            throw new SamplingRefused("“" + field + "”请填写数字");
        }
        return Integer.parseInt(text);
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        fill(id, model);
        return "sampling/draw";
    }

    @GetMapping("/{id}/print")
    String print(@PathVariable long id, Model model) {
        fill(id, model);
        return "sampling/print";
    }

    private void fill(long id, Model model) {
        person.require(Areas.COUNTY, Role.COUNTY_POVERTY, Role.COUNTY_LEADING_GROUP, Role.AUDITOR);
        Draw draw = sampling.find(id).orElseThrow(NotVisible::new);
        Map<Long, String> heads = new HashMap<>();
        Map<Long, String> places = new HashMap<>();
        for (Draw.Visit visit : draw.visits()) {
            var household = households.get(visit.household());
            heads.put(visit.household().value(), household.headName());
            places.put(visit.household().value(), areas.fullName(household.area()));
        }
        model.addAttribute("draw", draw);
        model.addAttribute("rates", sampling.rates(draw));
        model.addAttribute("heads", heads);
        model.addAttribute("places", places);
        model.addAttribute("areaName", areas.fullName(draw.area()));
        model.addAttribute("by", staff.displayName(draw.by()));
        model.addAttribute("mayVisit", person.holds(Role.COUNTY_POVERTY, draw.area()));
        model.addAttribute("today", LocalDate.now(clock));
    }

    @PostMapping("/{id}/visits/{stratum}/{position}")
    String visited(
            @PathVariable long id,
            @PathVariable String stratum,
            @PathVariable int position,
            @RequestParam(defaultValue = "") String persons,
            @RequestParam(defaultValue = "") String wrong,
            @RequestParam(defaultValue = "") String approves,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            RedirectAttributes flash) {
        Draw draw = sampling.find(id).orElseThrow(NotVisible::new);
        person.require(draw.area(), Role.COUNTY_POVERTY);
        try {
            if (on == null || !(approves.equals("YES") || approves.equals("NO"))) {
                throw new SamplingRefused("请填写入户日期，并选择是否认可");
            }
            Stratum of = stratum.equals("EXITED") ? Stratum.EXITED : Stratum.UNLISTED;
            sampling.visited(
                    id,
                    of,
                    position,
                    new Draw.Answer(
                            number(persons, "家庭人口"),
                            number(wrong, of.wrong()),
                            approves.equals("YES"),
                            note,
                            on,
                            person.id()));
            flash.addFlashAttribute("message", "入户核查已登记。");
        } catch (SamplingRefused e) {
            flash.addFlashAttribute("problem", e.sentence());
        }
        return "redirect:/sampling/" + id;
    }
}
