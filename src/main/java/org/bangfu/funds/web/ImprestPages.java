package org.bangfu.funds.web;

import java.util.ArrayList;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.Role;
import org.bangfu.funds.TownshipImprests;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 备用金: what the townships hold for emergencies, what is not confirmed, and the county's top-ups. */
@Controller
@RequestMapping("/funds/imprest")
class ImprestPages {

    private final TownshipImprests imprests;
    private final Areas areas;
    private final FundDesk desk;

    ImprestPages(TownshipImprests imprests, Areas areas, FundDesk desk) {
        this.imprests = imprests;
        this.areas = areas;
        this.desk = desk;
    }

    /** The area that the person sees: the county, or the township of a township's civil affairs or head. */
    private AreaCode seen() {
        if (desk.reads()) {
            return Areas.COUNTY;
        }
        return desk.person().seats().stream()
                .filter(seat -> seat.role() == Role.TOWNSHIP_CIVIL || seat.role() == Role.TOWNSHIP_HEAD)
                .map(seat -> seat.area())
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    @GetMapping
    String imprests(Model model) {
        AreaCode seen = seen();
        List<TownshipImprests.Standing> standings = new ArrayList<>();
        List<AreaCode> townships =
                seen.level() == AreaLevel.COUNTY ? areas.children(Areas.COUNTY) : List.of(seen.at(AreaLevel.TOWNSHIP));
        townships.forEach(township -> standings.add(imprests.standing(township)));
        desk.furnish(model, "imprest");
        model.addAttribute("standings", standings);
        model.addAttribute("overdue", imprests.overdue(seen, desk.today()));
        model.addAttribute("unsettled", imprests.unsettled(seen));
        model.addAttribute("topUps", desk.reads() ? imprests.topUps() : List.of());
        model.addAttribute("townships", townships);
        model.addAttribute("me", desk.person().id());
        model.addAttribute("mayPropose", desk.is(Role.CIVIL_AFFAIRS));
        model.addAttribute("mayConfirm", desk.is(Role.FINANCE));
        return "funds/imprest";
    }

    @PostMapping("/top-ups")
    String propose(
            @RequestParam String commandKey,
            @RequestParam String township,
            @RequestParam String amount,
            RedirectAttributes flash) {
        desk.require(Role.CIVIL_AFFAIRS);
        AreaCode area = areas.children(Areas.COUNTY).stream()
                .filter(code -> code.value().equals(township))
                .findFirst()
                .orElseThrow(NotVisible::new);
        desk.once(commandKey, "topUp|" + township + amount, flash, () -> {
            imprests.proposeTopUp(area, FundDesk.money(amount));
            return "已提出拨补，请县财政局确认。";
        });
        return "redirect:/funds/imprest";
    }

    @PostMapping("/top-ups/{id}/confirm")
    String confirm(@PathVariable long id, @RequestParam String commandKey, RedirectAttributes flash) {
        desk.require(Role.FINANCE);
        desk.once(commandKey, "confirmTopUp|" + id, flash, () -> {
            imprests.confirmTopUp(id);
            return "已拨补备用金。";
        });
        return "redirect:/funds/imprest";
    }
}
