package org.bangfu.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers the engine's questions whether a person may do something. Everything is refused that is not named here, so
 * that a question nobody thought of is answered with no.
 */
@Component
class SeatChecks {

    private static final Field CLAIMING_USER = field(ClaimTaskCmd.class, "userId");
    private static final Field ASSIGNED_USER = field(AssignTaskCmd.class, "userId");

    private final Seats seats;
    private final FourEyes fourEyes;
    private final EngineRefusals refusals;

    SeatChecks(Seats seats, FourEyes fourEyes, EngineRefusals refusals) {
        this.seats = seats;
        this.fourEyes = fourEyes;
        this.refusals = refusals;
    }

    CommandChecker asChecker() {
        return (CommandChecker) Proxy.newProxyInstance(
                CommandChecker.class.getClassLoader(),
                new Class<?>[] {CommandChecker.class},
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    check(method, arguments == null ? null : arguments[0]);
                    return null;
                });
    }

    private void check(Method method, @Nullable Object subject) {
        PersonId person = checkedPerson();
        if (person == null) {
            return;
        }
        String question = method.getName();
        if (subject instanceof TaskEntity task) {
            switch (question) {
                case "checkReadTask", "checkReadTaskVariable" -> requireReadable(person, task, question);
                case "checkTaskWork" -> requireWork(person, task);
                case "checkTaskAssign" -> requireAssignment(person, task);
                default -> throw refusals.refused(question, task.getId());
            }
        } else if (question.equals("checkReadProcessDefinition")
                || question.equals("checkReadProcessApplicationForDeployment")) {
            if (seatsOf(person).stream().noneMatch(seat -> seat.role().readsCases())) {
                throw refusals.refused(question);
            }
        } else {
            throw refusals.refused(question);
        }
    }

    /** The person for whom the running command is checked; null in jobs, at start and in the modules' own code. */
    static @Nullable PersonId checkedPerson() {
        CommandContext context = Context.getCommandContext();
        if (context == null || !context.isAuthorizationCheckEnabled()) {
            return null;
        }
        Authentication authentication = context.getAuthentication();
        return authentication == null || authentication.getUserId() == null
                ? null
                : new PersonId(authentication.getUserId());
    }

    Set<Seat> seatsOf(PersonId person) {
        CommandScope scope = CommandScope.current();
        return scope == null ? seats.of(person) : scope.seatsOf(person, seats::of);
    }

    /** Audits the denial; the caller throws what is returned. */
    SeatRefused refused(String what) {
        return refusals.refused(what);
    }

    private void requireReadable(PersonId person, TaskEntity task, String question) {
        Set<Seat> held = seatsOf(person);
        if (isOfSeats(task, held)) {
            return;
        }
        AreaCode area = TaskOpenings.areaOf(task);
        if (Seats.reading(held).stream().noneMatch(reading -> reading.contains(area))) {
            throw refusals.refused(question, task.getId());
        }
    }

    private void requireWork(PersonId person, TaskEntity task) {
        requireSeat(person, task, "checkTaskWork");
        if (outermost() instanceof ClaimTaskCmd claim) {
            if (!person.value().equals(value(CLAIMING_USER, claim))) {
                throw refusals.refused("claim for another", task.getId());
            }
            String holder = task.getAssignee();
            if (holder != null && !holder.equals(person.value())) {
                throw new TaskRefused("这项任务已由其他人认领，请刷新待办列表");
            }
        } else if (!person.value().equals(task.getAssignee())) {
            throw new TaskRefused(task.getAssignee() == null ? "请先认领这项任务，再提交" : "这项任务已由其他人认领，请刷新待办列表");
        }
        requireFourEyes(person, task);
    }

    private void requireAssignment(PersonId person, TaskEntity task) {
        requireSeat(person, task, "checkTaskAssign");
        Object to = outermost() instanceof AssignTaskCmd assign ? value(ASSIGNED_USER, assign) : "";
        String holder = task.getAssignee();
        boolean held = holder != null && !holder.equals(person.value());
        if (held && isOfSeats(task, seats.of(new PersonId(holder)))) {
            throw new TaskRefused("这项任务已由其他人认领，只有认领人本人可以退回");
        }
        if (to == null) {
            return;
        }
        if (!person.value().equals(to)) {
            throw refusals.refused("assign to another", task.getId());
        }
        requireFourEyes(person, task);
    }

    private void requireSeat(PersonId person, TaskEntity task, String question) {
        if (!isOfSeats(task, seatsOf(person))) {
            throw refusals.refused(question, task.getId());
        }
    }

    private void requireFourEyes(PersonId person, TaskEntity task) {
        UserTaskModel model = UserTaskModel.of(task);
        Seat seat = Seat.forCase(model.role(), TaskOpenings.areaOf(task));
        Optional<String> bar = fourEyes.bar(person, TaskOpenings.caseOf(task), seat, model.notDoneBy());
        if (bar.isPresent()) {
            throw refusals.refusedTask(task.getId(), bar.get());
        }
    }

    /** The seat is computed from the case, not read from the task's links: what cannot be forged cannot be wrong. */
    static boolean isOfSeats(TaskEntity task, Set<Seat> seats) {
        return seats.contains(Seat.forCase(UserTaskModel.of(task).role(), TaskOpenings.areaOf(task)));
    }

    private static @Nullable Object outermost() {
        CommandScope scope = CommandScope.current();
        return scope == null ? null : scope.outermost();
    }

    private static Field field(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            try {
                Field field = at.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                continue;
            }
        }
        throw new IllegalStateException(type + " has no " + name);
    }

    private static @Nullable Object value(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
