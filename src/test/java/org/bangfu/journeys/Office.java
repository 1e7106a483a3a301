package org.bangfu.journeys;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.SeatDirectory;
import org.bangfu.people.Staff;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.TasklistSession;

/** The county's people at their desks: each with a session over real HTTP, signed in at first use. */
final class Office {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final ConcurrentMap<String, TasklistSession> sessions = new ConcurrentHashMap<>();
    private final int port;
    private final DemoPeople people;
    private final Staff staff;
    private final SeatDirectory seats;

    Office(int port, DemoPeople people, Staff staff, SeatDirectory seats) {
        this.port = port;
        this.people = people;
        this.staff = staff;
        this.seats = seats;
    }

    TasklistSession session(String username) {
        return sessions.computeIfAbsent(username, name -> new TasklistSession(port).signedIn(name, people.password()));
    }

    PersonId id(String username) {
        return staff.byUsername(username).orElseThrow();
    }

    /** Whether the person holds a seat by which the deed may be done. */
    boolean may(String username, Deed deed) {
        return seats.seatsOf(id(username)).stream()
                .anyMatch(
                        seat -> deed.may().contains(seat.role()) && seat.area().contains(deed.area()));
    }

    /** Whether the person holds one of the roles anywhere. */
    boolean holds(String username, Set<Role> roles) {
        return seats.seatsOf(id(username)).stream().anyMatch(seat -> roles.contains(seat.role()));
    }

    /** Whether the person may read every case and household of the area; departments read their own kinds only. */
    boolean reads(String username, AreaCode area) {
        return seats.seatsOf(id(username)).stream()
                .anyMatch(seat -> seat.role().readsRegister() && seat.area().contains(area));
    }

    /** Sends the deed as that person would: the person of a claim is always who sends it. */
    HttpResponse<String> send(String username, Deed deed) {
        TasklistSession session = session(username);
        return switch (deed.body()) {
            case FORM -> {
                Map<String, String> fields = new LinkedHashMap<>();
                deed.fields().forEach((name, value) -> fields.put(name, value.toString()));
                yield session.submit(deed.path(), fields, deed.files());
            }
            case SUBMISSION ->
                session.engine(
                        "POST",
                        deed.path().substring(ENGINE.length()),
                        "{\"variables\":{"
                                + deed.fields().entrySet().stream()
                                        .map(field ->
                                                quoted(field.getKey()) + ":{\"value\":" + json(field.getValue()) + "}")
                                        .collect(Collectors.joining(","))
                                + "}}");
            case CLAIM ->
                session.engine(
                        "POST",
                        deed.path().substring(ENGINE.length()),
                        "{\"userId\":" + quoted(id(username).value()) + "}");
        };
    }

    static String task(String id, String action) {
        return ENGINE + "/task/" + id + (action.isEmpty() ? "" : "/" + action);
    }

    private static String json(Object value) {
        return value instanceof String text ? quoted(text) : value.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
