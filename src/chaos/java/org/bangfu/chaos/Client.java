package org.bangfu.chaos;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangfu.chaos.Journal.Line;
import org.bangfu.chaos.Journal.Stage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person at work until told to stop: signs in again after every restart, sends again what stayed unanswered. */
abstract class Client implements Runnable {

    /** What all clients of a run share. */
    record World(int port, Gate gate, Journal journal, Supplier<String> password, long seed) {}

    /** A task as Tasklist lists it. */
    record Task(String id, String key, @Nullable String assignee) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern KEY = Pattern.compile("name=\"commandKey\" value=\"([^\"]+)\"");
    private static final int MOST_FAULTS = 5;

    private final String username;
    private final World world;
    private final Random random;
    private final Set<String> refused = new HashSet<>();
    private @Nullable Session session;
    private int epoch;
    private volatile @Nullable Command pending;
    private int faults;

    Client(String username, World world) {
        this.username = username;
        this.world = world;
        this.random = new Random(world.seed() * 31 + username.hashCode());
    }

    /** Does the next thing that there is to do. @return whether there was any */
    abstract boolean work(Session session) throws IOException, InterruptedException;

    /** Whether nothing that was begun is left half-way. */
    boolean isSettled() {
        return true;
    }

    /** The kind of command that has been sent and not been answered yet. */
    Optional<String> unanswered() {
        return Optional.ofNullable(pending).map(Command::kind);
    }

    Random random() {
        return random;
    }

    boolean isFinishing() {
        return world.gate().isFinishing();
    }

    @Override
    public void run() {
        try {
            while (world.gate().await() > 0) {
                if (pending == null && world.gate().isFinishing() && isSettled()) {
                    return;
                }
                try {
                    if (!act()) {
                        world.gate().pause(300);
                    }
                } catch (IOException | Session.SignInRefused e) {
                    session = null;
                    world.gate().pause(500);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean act() throws IOException, InterruptedException {
        int now = world.gate().await();
        if (now == 0) {
            return false;
        }
        Session present = session;
        if (present == null || epoch != now) {
            present = signIn();
            session = present;
            epoch = now;
        }
        Command unanswered = pending;
        if (unanswered != null) {
            return send(unanswered, present);
        }
        return work(present);
    }

    private Session signIn() throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        world.journal().write(new Line(Stage.SENT, "signIn", key, username, Map.of()));
        Session fresh = new Session(world.port(), username, world.password().get());
        world.journal().write(new Line(Stage.DONE, "signIn", key, username, Map.of()));
        return fresh;
    }

    /** Sends a command; while it is unanswered nothing else is done. */
    boolean send(Command command, Session present) throws IOException, InterruptedException {
        pending = command;
        world.journal().write(new Line(Stage.SENT, command.kind(), command.key(), username, command.facts()));
        HttpResponse<String> answer = command.sending().send(present);
        Optional<Map<String, String>> acknowledged = command.answer().apply(answer);
        if (acknowledged.isPresent()) {
            Map<String, String> facts = new LinkedHashMap<>(command.facts());
            facts.putAll(acknowledged.get());
            told(command, Stage.DONE, facts);
            command.then().accept(facts);
            return true;
        }
        int status = answer.statusCode();
        if (status == 401 || status == 302 && Session.location(answer).contains("/login")) {
            session = null;
            return false;
        }
        if (status == 503) {
            return false;
        }
        Map<String, String> facts = new LinkedHashMap<>(command.facts());
        facts.put("status", Integer.toString(status));
        if (status >= 500 && ++faults < MOST_FAULTS) {
            world.journal().write(new Line(Stage.FAULT, command.kind(), command.key(), username, facts));
            return false;
        }
        told(command, status >= 500 ? Stage.FAULT : Stage.REFUSED, facts);
        refused.add(command.facts().getOrDefault("task", command.key()));
        return true;
    }

    private void told(Command command, Stage stage, Map<String, String> facts) {
        world.journal().write(new Line(stage, command.kind(), command.key(), username, facts));
        pending = null;
        faults = 0;
    }

    /** The tasks that the person's Tasklist shows, without those that were refused before. */
    List<Task> tasks(Session present) throws IOException, InterruptedException {
        HttpResponse<String> answer = present.tasklist("GET", "/task?maxResults=40", "");
        List<Task> tasks = new ArrayList<>();
        if (answer.statusCode() == 200) {
            for (JsonNode task : JSON.readTree(answer.body())) {
                String id = task.path("id").asString("");
                String assignee = task.path("assignee").isNull()
                        ? null
                        : task.path("assignee").asString("");
                if (!refused.contains(id)) {
                    tasks.add(new Task(id, task.path("taskDefinitionKey").asString(""), assignee));
                }
            }
        }
        return tasks;
    }

    /** Claims a task, and when it is claimed submits its form. */
    boolean workOn(Task task, String values, Session present) throws IOException, InterruptedException {
        boolean mine = present.person().equals(task.assignee());
        String kind = mine ? "task.submit" : "task.claim";
        String path = "/task/" + task.id() + (mine ? "/submit-form" : "/claim");
        String body = mine ? "{\"variables\":" + values + "}" : "{\"userId\":\"" + present.person() + "\"}";
        return send(
                new Command(
                        kind,
                        kind + ":" + task.id(),
                        Map.of("task", task.id(), "step", task.key()),
                        signedIn -> signedIn.tasklist("POST", path, body),
                        Command::succeeded),
                present);
    }

    /** The key that the page was rendered with. */
    static String commandKey(String page) throws IOException {
        return found(KEY, page).orElseThrow(() -> new IOException("the page has no command key"));
    }

    static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static List<String> allFound(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** The day in the county, which is not the machine's. */
    static String today(Session present) throws IOException, InterruptedException {
        return found(
                        Pattern.compile("\"date\":\"([^\"]+)\""),
                        present.get("/desk/today").body())
                .orElseThrow(() -> new IOException("there is no day"));
    }
}
