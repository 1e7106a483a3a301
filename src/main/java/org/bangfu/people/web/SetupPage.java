package org.bangfu.people.web;

import org.bangfu.common.AreaCode;
import org.bangfu.people.NotVisible;
import org.bangfu.people.roster.NotAccepted;
import org.bangfu.people.signin.FirstAdministrator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the first system administrator of an installation is made; not there at any other time. */
@Controller
@RequestMapping("/setup")
class SetupPage {

    private final ObjectProvider<FirstAdministrator> first;

    SetupPage(ObjectProvider<FirstAdministrator> first) {
        this.first = first;
    }

    @GetMapping
    String show() {
        awaited();
        return "people/setup";
    }

    @PostMapping
    Object claim(
            @RequestParam String code,
            @RequestParam String username,
            @RequestParam String displayName,
            @RequestParam String county,
            @RequestParam String password,
            @RequestParam String repeated,
            RedirectAttributes flash) {
        FirstAdministrator door = awaited();
        try {
            if (!password.equals(repeated)) {
                throw new NotAccepted("两次输入的密码不一致，请重新输入");
            }
            if (!county.strip().matches("\\d{6}")) {
                throw new NotAccepted("县的地区代码应为6位数字，请核对");
            }
            door.claim(code, username, displayName, password, new AreaCode(county.strip()));
        } catch (NotAccepted refusal) {
            ModelAndView again = new ModelAndView("people/setup", HttpStatus.UNPROCESSABLE_CONTENT);
            again.addObject("error", refusal.sentence());
            again.addObject("username", username);
            again.addObject("displayName", displayName);
            again.addObject("county", county);
            return again;
        }
        flash.addFlashAttribute("message", "系统管理员已建立，请登录。");
        return "redirect:/login";
    }

    private FirstAdministrator awaited() {
        FirstAdministrator door = first.getIfAvailable();
        if (door == null || !door.isAwaited()) {
            throw new NotVisible();
        }
        return door;
    }
}
