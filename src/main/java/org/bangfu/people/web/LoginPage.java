package org.bangfu.people.web;

import java.util.List;
import java.util.Map;
import org.bangfu.people.signin.DemoPeople;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. */
@Controller
class LoginPage {

    private static final Map<String, String> PROBLEMS = Map.of(
            "wrong", "用户名或密码不对，请重新输入。",
            "limited", "尝试次数太多，请15分钟后再试；忘记密码请联系系统管理员。",
            "ended", "登录已结束，请重新登录后继续。",
            "stale", "页面打开太久，请重新输入用户名和密码。");

    private final ObjectProvider<DemoPeople> demo;

    LoginPage(ObjectProvider<DemoPeople> demo) {
        this.demo = demo;
    }

    @GetMapping("/login")
    String show(@RequestParam(required = false) @Nullable String problem, Model model) {
        if (problem != null && PROBLEMS.containsKey(problem)) {
            model.addAttribute("error", PROBLEMS.get(problem));
        }
        if ("left".equals(problem)) {
            model.addAttribute("message", "已退出登录。");
        }
        DemoPeople people = demo.getIfAvailable();
        model.addAttribute("demoPeople", people == null ? List.of() : people.all());
        return "login";
    }
}
