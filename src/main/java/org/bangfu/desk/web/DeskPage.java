package org.bangfu.desk.web;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.OpenTasks;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.WaitingWork;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: what waits for me, and what my posts can begin. */
@Controller
class DeskPage {

    private static final String TASKLIST = Destination.TASKS.path();
    private static final int FEW = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日 EEEE", Locale.CHINA);

    private final CurrentPerson person;
    private final OpenTasks tasks;
    private final PostLabels posts;
    private final BusinessClock clock;
    private final OverduePage overdue;
    private final List<WaitingWork> waiting;

    DeskPage(
            CurrentPerson person,
            OpenTasks tasks,
            PostLabels posts,
            BusinessClock clock,
            OverduePage overdue,
            List<WaitingWork> waiting) {
        this.person = person;
        this.tasks = tasks;
        this.posts = posts;
        this.clock = clock;
        this.overdue = overdue;
        this.waiting = waiting;
    }

    @GetMapping("/")
    String desk(Model model) {
        Set<Seat> seats = person.seats();
        Set<Role> roles = seats.stream().map(Seat::role).collect(Collectors.toSet());
        boolean acts = roles.stream().anyMatch(Role::actsOnCases);
        List<Destination> places = Arrays.stream(Destination.values())
                .filter(place -> place != Destination.DESK && place != Destination.TASKS)
                .filter(place -> place.servesAnyOf(roles))
                .toList();
        model.addAttribute("today", clock.today().format(DAY));
        overdue.show(model, FEW);
        model.addAttribute("demo", clock.isMovable());
        if (clock.isMovable() && roles.contains(Role.SYSTEM_ADMINISTRATOR)) {
            model.addAttribute("tomorrow", clock.today().plusDays(1));
        }
        model.addAttribute("posts", posts.of(seats));
        model.addAttribute("acts", acts);
        Map<String, Integer> counted =
                waiting.stream().collect(Collectors.toMap(WaitingWork::path, WaitingWork::waiting, Integer::sum));
        List<Place> shown = places.stream()
                .map(place -> Place.of(place, counted.getOrDefault(place.path(), 0)))
                .toList();
        model.addAttribute("places", shown);
        if (acts) {
            OpenTasks.Counts counts = tasks.counts();
            model.addAttribute("counts", counts);
            model.addAttribute("next", NextAction.of(counts, shown));
        } else if (!shown.isEmpty()) {
            model.addAttribute("next", NextAction.opening(shown));
        }
        return "desk/desk";
    }

    /**
     * A place as the page shows it.
     *
     * @param waiting how much waits there for the person, beside the tasks of Tasklist
     */
    record Place(String path, String label, String purpose, int waiting) {

        static Place of(Destination destination, int waiting) {
            return new Place(destination.path(), destination.label(), destination.purpose(), waiting);
        }
    }

    /** The one obvious thing to do. */
    record NextAction(String sentence, String path, String label, boolean urgent) {

        static NextAction of(OpenTasks.Counts counts, List<Place> places) {
            if (counts.overdue() > 0) {
                return new NextAction("有 %d 项任务已过办理期限，请先办理。".formatted(counts.overdue()), TASKLIST, "办理逾期任务", true);
            }
            if (counts.dueSoon() > 0) {
                return new NextAction("有 %d 项任务即将到期。".formatted(counts.dueSoon()), TASKLIST, "办理即将到期的任务", true);
            }
            if (counts.mine() > 0) {
                return new NextAction("您已认领 %d 项任务，还没有办完。".formatted(counts.mine()), TASKLIST, "继续办理", false);
            }
            if (counts.seats() > 0) {
                return new NextAction("您的岗位有 %d 项任务等人认领。".formatted(counts.seats()), TASKLIST, "去认领任务", false);
            }
            return places.isEmpty() ? new NextAction("现在没有要办的事。", TASKLIST, "打开任务列表", false) : opening(places);
        }

        /** Where something waits, or what can be begun. */
        static NextAction opening(List<Place> places) {
            for (Place place : places) {
                if (place.waiting() > 0) {
                    return new NextAction(
                            "“%s”有 %d 项等您办理。".formatted(place.label(), place.waiting()),
                            place.path(),
                            place.label(),
                            false);
                }
            }
            Place first = places.get(0);
            return new NextAction(first.purpose(), first.path(), first.label(), false);
        }
    }
}
