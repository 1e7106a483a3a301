package org.bangfu.funds.web;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
import org.bangfu.funds.Budgets;
import org.bangfu.funds.FundCategory;
import org.bangfu.funds.FundChannel;
import org.bangfu.funds.FundUse;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 资金: the budget of a year with its two indicators; finance keeps it, the leading group overrides. */
@Controller
@RequestMapping("/funds")
class BudgetPages {

    private final Budgets budgets;
    private final FundDesk desk;

    BudgetPages(Budgets budgets, FundDesk desk) {
        this.budgets = budgets;
        this.desk = desk;
    }

    @GetMapping
    String budget(@RequestParam(required = false) @Nullable Integer year, Model model) {
        if (!desk.reads()
                && (desk.person().holds(Role.TOWNSHIP_CIVIL) || desk.person().holds(Role.TOWNSHIP_HEAD))) {
            return "redirect:/funds/imprest";
        }
        desk.requireReader();
        int shown = year == null ? desk.today().getYear() : year;
        if (shown < 2000 || shown > 2100) {
            throw new NotVisible();
        }
        Budgets.Year figures = budgets.year(shown);
        desk.furnish(model, "budget");
        model.addAttribute("year", figures);
        model.addAttribute("years", budgets.years());
        model.addAttribute("shares", Bar.shares(figures));
        model.addAttribute("raisedBar", Bar.raised(figures));
        model.addAttribute("stacks", Bar.stacks(figures));
        model.addAttribute("full", Bar.WIDTH);
        model.addAttribute("sources", budgets.sources(shown));
        model.addAttribute("projects", budgets.projects(shown));
        model.addAttribute("overrides", budgets.overrides(shown));
        model.addAttribute("categories", FundCategory.values());
        model.addAttribute("channels", FundChannel.values());
        model.addAttribute("uses", FundUse.values());
        model.addAttribute("mayKeep", desk.is(Role.FINANCE));
        model.addAttribute("mayOverride", desk.is(Role.COUNTY_LEADING_GROUP));
        return "funds/budget";
    }

    @PostMapping("/{year}/sources")
    String raise(
            @PathVariable int year,
            @RequestParam String commandKey,
            @RequestParam String channel,
            @RequestParam String category,
            @RequestParam String amount,
            @RequestParam String documentNo,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate receivedOn,
            RedirectAttributes flash) {
        desk.require(Role.FINANCE);
        FundChannel from = FundDesk.choice(FundChannel.class, channel);
        FundCategory line = FundDesk.choice(FundCategory.class, category);
        desk.once(commandKey, "raise|" + year + channel + category + amount + documentNo + receivedOn, flash, () -> {
            Money money = FundDesk.money(amount);
            budgets.raise(year, from, line, money, documentNo, receivedOn);
            return "已登记" + from.label() + desk.money(money) + "元。";
        });
        return "redirect:/funds?year=" + year;
    }

    @PostMapping("/{year}/sources/{id}/reversal")
    String takeBack(
            @PathVariable int year,
            @PathVariable long id,
            @RequestParam String commandKey,
            @RequestParam String reason,
            RedirectAttributes flash) {
        desk.require(Role.FINANCE);
        desk.once(commandKey, "takeBack|" + id + reason, flash, () -> {
            budgets.takeBack(id, reason);
            return "已用红字分录冲销，原分录保留。";
        });
        return "redirect:/funds?year=" + year;
    }

    @PostMapping("/{year}/moves")
    String move(
            @PathVariable int year,
            @RequestParam String commandKey,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam String amount,
            @RequestParam String documentNo,
            RedirectAttributes flash) {
        desk.require(Role.FINANCE);
        FundCategory out = FundDesk.choice(FundCategory.class, from);
        FundCategory in = FundDesk.choice(FundCategory.class, to);
        desk.once(commandKey, "move|" + year + from + to + amount + documentNo, flash, () -> {
            budgets.move(year, out, in, FundDesk.money(amount), documentNo);
            return "已从" + out.label() + "调剂到" + in.label() + "。";
        });
        return "redirect:/funds?year=" + year;
    }

    @PostMapping("/{year}/projects")
    String commit(
            @PathVariable int year,
            @RequestParam String commandKey,
            @RequestParam String category,
            @RequestParam String use,
            @RequestParam String title,
            @RequestParam String documentNo,
            @RequestParam String amount,
            RedirectAttributes flash) {
        desk.require(Role.FINANCE);
        FundCategory line = FundDesk.choice(FundCategory.class, category);
        FundUse purpose = FundDesk.choice(FundUse.class, use);
        AreaCode county = Areas.COUNTY;
        desk.once(commandKey, "commit|" + year + category + use + title + documentNo + amount, flash, () -> {
            budgets.commit(year, line, purpose, county, title, documentNo, FundDesk.money(amount));
            return "已安排项目资金。";
        });
        return "redirect:/funds?year=" + year;
    }

    @PostMapping("/{year}/overrides")
    String override(
            @PathVariable int year,
            @RequestParam String commandKey,
            @RequestParam String reference,
            @RequestParam String amount,
            @RequestParam String reason,
            RedirectAttributes flash) {
        desk.require(Role.COUNTY_LEADING_GROUP);
        desk.once(commandKey, "override|" + year + reference + amount + reason, flash, () -> {
            budgets.override(year, reference, FundDesk.money(amount), reason);
            return "已批准，经办单位可以继续安排“" + reference.strip() + "”。";
        });
        return "redirect:/funds?year=" + year;
    }
}
