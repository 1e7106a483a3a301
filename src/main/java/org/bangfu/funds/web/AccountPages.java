package org.bangfu.funds.web;

import java.util.List;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.funds.FundRefused;
import org.bangfu.funds.PayeeAccounts;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 收款账户: changes by two people, accounts that two households share, accounts of members of staff. */
@Controller
@RequestMapping("/funds/accounts")
class AccountPages {

    private static final Role[] PROPOSERS = {Role.TOWNSHIP_CIVIL, Role.TOWNSHIP_OFFICE, Role.CIVIL_AFFAIRS};

    private final PayeeAccounts accounts;
    private final CaseFiles cases;
    private final Staff staff;
    private final FundDesk desk;

    AccountPages(PayeeAccounts accounts, CaseFiles cases, Staff staff, FundDesk desk) {
        this.accounts = accounts;
        this.cases = cases;
        this.staff = staff;
        this.desk = desk;
    }

    private boolean mayPropose(AreaCode area) {
        for (Role role : PROPOSERS) {
            if (desk.person().holds(role, area)) {
                return true;
            }
        }
        return false;
    }

    private boolean sees(AreaCode area) {
        return desk.reads() || mayPropose(area);
    }

    private boolean proposesSomewhere() {
        for (Role role : PROPOSERS) {
            if (desk.person().holds(role)) {
                return true;
            }
        }
        return false;
    }

    @GetMapping
    String accounts(@RequestParam(defaultValue = "") String caseNumber, Model model) {
        if (!proposesSomewhere()) {
            desk.requireReader();
        }
        desk.furnish(model, "accounts");
        model.addAttribute(
                "open",
                accounts.openChanges().stream()
                        .filter(change -> sees(change.area()))
                        .toList());
        model.addAttribute(
                "decided",
                accounts.decidedChanges().stream()
                        .filter(change -> sees(change.area()))
                        .toList());
        model.addAttribute("shared", desk.reads() ? accounts.shared() : List.of());
        model.addAttribute("staffAccounts", desk.reads() ? accounts.staffAccounts() : List.of());
        model.addAttribute("me", desk.person().id());
        model.addAttribute("caseNumber", caseNumber);
        model.addAttribute("mayPropose", proposesSomewhere());
        model.addAttribute("mayDecide", desk.is(Role.FINANCE));
        return "funds/accounts";
    }

    @PostMapping("/changes")
    String propose(
            @RequestParam String commandKey,
            @RequestParam String caseNumber,
            @RequestParam String holder,
            @RequestParam String bank,
            @RequestParam String number,
            @RequestParam String reason,
            RedirectAttributes flash) {
        Optional<CaseFile> file = proposable(caseNumber.strip());
        desk.once(commandKey, "account|" + caseNumber + "|" + number.hashCode(), flash, () -> {
            CaseFile found = file.orElseThrow(() -> new FundRefused("没有这个案卷，或者不在您的辖区内，请核对案卷编号"));
            accounts.propose(found.household(), holder, bank, number, reason);
            return "已提出变更，请县财政局确认；确认后还有等待期。";
        });
        return "redirect:/funds/accounts";
    }

    private Optional<CaseFile> proposable(String number) {
        try {
            return cases.find(new CaseNumber(number)).filter(found -> mayPropose(found.area()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @PostMapping("/changes/{id}/{decision:confirm|reject}")
    String decide(
            @PathVariable long id,
            @PathVariable String decision,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        desk.require(Role.FINANCE);
        desk.once(commandKey, decision + "|" + id, flash, () -> {
            if (decision.equals("confirm")) {
                accounts.confirm(id);
                return "已确认，等待期满后向新账户发放。";
            }
            accounts.reject(id);
            return "已驳回，仍用原账户。";
        });
        return "redirect:/funds/accounts";
    }

    @PostMapping("/shared/{id}")
    String resolve(
            @PathVariable long id,
            @RequestParam String commandKey,
            @RequestParam boolean allowed,
            @RequestParam String reason,
            RedirectAttributes flash) {
        desk.require(Role.FINANCE, Role.COUNTY_POVERTY, Role.CIVIL_AFFAIRS);
        desk.once(commandKey, "shared|" + id + allowed + reason, flash, () -> {
            accounts.resolve(id, allowed, reason);
            return allowed ? "已核实，可以发放。" : "已核实为不允许，须由农户变更账户。";
        });
        return "redirect:/funds/accounts";
    }

    @PostMapping("/staff")
    String recordStaff(
            @RequestParam String commandKey,
            @RequestParam String username,
            @RequestParam String number,
            RedirectAttributes flash) {
        desk.person().require(Areas.COUNTY, Role.FINANCE);
        Optional<PersonId> who = staff.byUsername(username.strip());
        if (username.isBlank()) {
            throw new NotVisible();
        }
        desk.once(commandKey, "staff|" + username + "|" + number.hashCode(), flash, () -> {
            accounts.recordStaffAccount(
                    who.orElseThrow(() -> new FundRefused("没有用户名为“" + username.strip() + "”的工作人员，请核对")), number);
            return "已登记，农户不能使用这个账户收款。";
        });
        return "redirect:/funds/accounts";
    }
}
