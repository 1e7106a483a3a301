package org.bangfu.review.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.registry.Areas;
import org.bangfu.review.Campaign;
import org.bangfu.review.Campaigns;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The yearly campaigns: county or township chooses villages; the cases are opened in the background. */
@Controller
@RequestMapping("/review/campaigns")
class CampaignPages {

    private static final Role[] CAMPAIGNERS = {Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY};

    private final Campaigns campaigns;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;

    CampaignPages(Campaigns campaigns, Areas areas, CurrentPerson person, Commands commands) {
        this.campaigns = campaigns;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
    }

    @GetMapping
    String list(Model model) {
        person.requireAny(CAMPAIGNERS);
        return page("", List.of(), model);
    }

    private String page(String title, List<String> problems, Model model) {
        List<AreaCode> villages = new ArrayList<>();
        List<Campaign> running = new ArrayList<>();
        for (AreaCode area : person.readableAreas()) {
            areas.villages(area).forEach(village -> villages.add(village.code()));
            running.addAll(campaigns.within(area));
        }
        model.addAttribute("villages", villages);
        model.addAttribute("campaigns", running);
        model.addAttribute("areas", areas);
        model.addAttribute("title", title);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "review/campaigns";
    }

    @PostMapping
    ModelAndView open(
            @RequestParam Map<String, String> values,
            @RequestParam(defaultValue = "") List<String> villages,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        Entries entries = new Entries(values);
        String title = entries.text("title", 100, "复核名称");
        boolean includeOrdinary = entries.optional("includeOrdinary").equals("true");
        List<AreaCode> chosen = villages.stream()
                .filter(village -> village.matches("\\d{12}"))
                .map(AreaCode::new)
                .filter(village -> village.level() == AreaLevel.VILLAGE && areas.exists(village))
                .toList();
        if (chosen.isEmpty() || chosen.size() != villages.size()) {
            entries.problem("请至少选择一个村");
        }
        chosen.forEach(village -> person.require(village, CAMPAIGNERS));
        if (chosen.isEmpty()) {
            person.requireAny(CAMPAIGNERS);
        }
        if (!entries.isFine()) {
            return Entries.again(page(title, entries.problems(), model), model);
        }
        String opened = commands.once(
                commandKey,
                title + chosen + includeOrdinary,
                () -> Integer.toString(
                        campaigns.open(chosen, title, includeOrdinary).size()));
        flash.addFlashAttribute("message", "已开展" + opened + "个村的年度复核，案卷正在后台逐户开立；今年已开展过的村不重复开展。");
        return new ModelAndView("redirect:/review/campaigns");
    }
}
