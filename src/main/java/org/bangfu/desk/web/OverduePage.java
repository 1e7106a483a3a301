package org.bangfu.desk.web;

import java.util.List;
import org.bangfu.engine.OverdueTasks;
import org.bangfu.engine.OverdueTasks.OverdueTask;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 逾期督办: what is late in the area that the person supervises. */
@Controller
class OverduePage {

    private static final int PAGE = 50;

    private final OverdueTasks overdue;
    private final Areas areas;
    private final Staff staff;

    OverduePage(OverdueTasks overdue, Areas areas, Staff staff) {
        this.overdue = overdue;
        this.areas = areas;
        this.staff = staff;
    }

    @GetMapping("/desk/overdue")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        if (!overdue.isSupervisor()) {
            throw new NotVisible();
        }
        OverdueTasks.Page page = overdue.page(after, PAGE);
        model.addAttribute("count", overdue.count());
        model.addAttribute("late", lines(page.tasks()));
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("after", after);
        return "desk/overdue";
    }

    /** What the start page shows of it: the first few, and how many there are. */
    void show(Model model, int most) {
        if (overdue.isSupervisor()) {
            model.addAttribute("lateCount", overdue.count());
            model.addAttribute("late", lines(overdue.page(null, most).tasks()));
        }
    }

    private List<Line> lines(List<OverdueTask> tasks) {
        return tasks.stream()
                .map(task -> new Line(
                        task.caseNumber().value(),
                        task.name(),
                        areas.fullName(task.area()),
                        task.seat().role().label(),
                        task.assignee() == null ? "无人认领" : staff.displayName(task.assignee()),
                        task.due().toString(),
                        task.workdaysLate()))
                .toList();
    }

    /**
     * @param seat the role whose turn it is
     * @param holder who has claimed it
     * @param workdays how many working days it is late
     */
    record Line(String caseNumber, String task, String place, String seat, String holder, String due, int workdays) {}
}
