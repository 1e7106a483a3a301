package org.bangfu.engine;

import java.util.Set;
import java.util.function.Function;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;

/** What the running thread asked of the engine: the outermost command, and the seats read once for it. */
final class CommandScope {

    private static final ThreadLocal<@Nullable CommandScope> CURRENT = new ThreadLocal<>();

    private final Command<?> outermost;
    private @Nullable PersonId person;
    private @Nullable Set<Seat> seats;

    private CommandScope(Command<?> outermost) {
        this.outermost = outermost;
    }

    static @Nullable CommandScope current() {
        return CURRENT.get();
    }

    static void open(Command<?> outermost) {
        CURRENT.set(new CommandScope(outermost));
    }

    static void close() {
        CURRENT.remove();
    }

    Command<?> outermost() {
        return outermost;
    }

    Set<Seat> seatsOf(PersonId who, Function<PersonId, Set<Seat>> read) {
        Set<Seat> known = seats;
        if (known == null || !who.equals(person)) {
            known = read.apply(who);
            person = who;
            seats = known;
        }
        return known;
    }
}
