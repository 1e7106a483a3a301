package org.bangfu.chaos;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bangfu.testing.Photos;

/** The people through whose hands a case goes, from the application to the signed list. */
final class Clerks {

    private static final int AT_ONE_MEETING = 6;

    private Clerks() {}

    /** Whoever compares by letter for all townships. */
    static Client county(String username, Client.World world) {
        return new Office(username, world);
    }

    /** All of a village, and the township above it. */
    static List<Client> of(String people, String village, String township, Client.World world) {
        return List.of(
                new Committee(people + "-cunwei1", village, world),
                new Team(people + "-gongzuodui1", world),
                new Group(people + "-zu1", village + "01", world),
                new Office(township, world));
    }

    /** Opens cases, accepts applications, holds the assembly, signs the list. */
    private static final class Committee extends Client {

        private static final Pattern CANDIDATE = Pattern.compile("applications/new\\?household=(\\d+)");

        private final String village;

        Committee(String username, String village, World world) {
            super(username, world);
            this.village = village;
        }

        @Override
        boolean work(Session session) throws IOException, InterruptedException {
            int whim = random().nextInt(10);
            if (whim < 3) {
                return open(session) || tasks(session, whim);
            }
            if (whim == 3) {
                return meet(this, village, "userTask_voteInAssembly", session) || open(session);
            }
            return tasks(session, whim) || open(session);
        }

        private boolean tasks(Session session, int whim) throws IOException, InterruptedException {
            List<Task> mine = tasks(session).stream()
                    .filter(task -> task.key().equals("userTask_acceptApplication")
                            || task.key().equals("userTask_signPreliminaryList"))
                    .toList();
            if (mine.isEmpty()) {
                return whim > 6 && meet(this, village, "userTask_voteInAssembly", session);
            }
            Task task = claimedFirst(mine, session, random().nextInt(mine.size()));
            return workOn(
                    task,
                    task.key().equals("userTask_acceptApplication")
                            ? "{\"decision\":{\"value\":\"ACCEPT\"}}"
                            : "{\"verifiedWithTeam\":{\"value\":true},\"signed\":{\"value\":true}}",
                    session);
        }

        private boolean open(Session session) throws IOException, InterruptedException {
            List<String> candidates = allFound(
                    CANDIDATE, session.get("/identification/applications/new").body());
            if (candidates.isEmpty()) {
                return false;
            }
            String household = candidates.get(random().nextInt(candidates.size()));
            String key = commandKey(session.get("/identification/applications/new?household=" + household)
                    .body());
            String origin = random().nextBoolean() ? "APPLICATION" : "FOUND";
            return send(
                    new Command(
                            "case.open",
                            key,
                            Map.of("household", household),
                            signedIn -> signedIn.submit(
                                    "/identification/applications",
                                    Map.of(
                                            "household",
                                            household,
                                            "origin",
                                            origin,
                                            "statement",
                                            "收成不好，请求帮助",
                                            "commandKey",
                                            key),
                                    null),
                            Command.ledTo("/cases/", "case")),
                    session);
        }
    }

    /** Visits households with a colleague and brings a photo. */
    private static final class Team extends Client {

        private static final Pattern PAGE = Pattern.compile("\"page\":\"(/identification/cases/[^\"]+/visit)\"");
        private static final Pattern MEMBER = Pattern.compile("name=\"m(\\d+)\\.education\"");
        private static final Pattern COLLEAGUE =
                Pattern.compile("name=\"secondVisitor\".*?<option value=\"(p\\d+)\"", Pattern.DOTALL);

        Team(String username, World world) {
            super(username, world);
        }

        @Override
        boolean work(Session session) throws IOException, InterruptedException {
            List<Task> visits = tasks(session).stream()
                    .filter(task -> task.key().equals("userTask_visitHousehold"))
                    .toList();
            return !visits.isEmpty()
                    && visit(visits.get(random().nextInt(visits.size())).id(), session);
        }

        private boolean visit(String task, Session session) throws IOException, InterruptedException {
            Optional<String> path =
                    found(PAGE, session.get("/desk/cards?ids=" + task).body());
            if (path.isEmpty()) {
                return false;
            }
            String page = session.get(path.get()).body();
            String key = commandKey(page);
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("commandKey", key);
            fields.put("visitedOn", today(session));
            fields.put("secondVisitor", found(COLLEAGUE, page).orElseThrow(() -> new IOException("nobody to go with")));
            fields.put("householdSigned", "true");
            fields.put("remarks", "");
            for (String member : allFound(MEMBER, page)) {
                fields.putAll(member("m" + member + "."));
            }
            fields.putAll(household());
            Session.Attachment photo = new Session.Attachment("photos", "house.jpg", "image/jpeg", Photos.jpeg());
            return send(
                    new Command(
                            "visit",
                            key,
                            Map.of("task", task),
                            signedIn -> signedIn.submit(path.get(), fields, photo),
                            Command.ledTo("/cases/", "case")),
                    session);
        }

        private static Map<String, String> member(String of) {
            return Map.of(
                    of + "education", "02",
                    of + "inSchool", "01",
                    of + "health", "01",
                    of + "labour", "01",
                    of + "dropoutReason", "示范",
                    of + "workMonths", "0",
                    of + "basicMedical", "true",
                    of + "pension", "true",
                    of + "sharesBudget", "true");
        }

        private static Map<String, String> household() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("wage", "3000");
            fields.put("houseGrade", "B");
            fields.put("houseStructure", "03");
            fields.put("houseArea", "60");
            fields.put("houseYear", "1995");
            fields.put("waterSafe", "true");
            fields.put("waterDifficult", "false");
            fields.put("cultivated", "2.5");
            for (String land : List.of("irrigated", "forest", "grainForGreen", "orchard", "pasture", "waterSurface")) {
                fields.put(land, "0");
            }
            for (String there : List.of("productionPower", "livingPower", "radioTv", "sanitaryToilet")) {
                fields.put(there, "true");
            }
            for (String missing : List.of("coopMember", "leadEnterprise", "entrepreneurLed")) {
                fields.put(missing, "false");
            }
            fields.put("fuel", "01");
            fields.put("roadDistance", "1.5");
            fields.put("entryRoad", "03");
            return fields;
        }
    }

    /** Has its group appraise the households. */
    private static final class Group extends Client {

        private final String area;

        Group(String username, String area, World world) {
            super(username, world);
            this.area = area;
        }

        @Override
        boolean work(Session session) throws IOException, InterruptedException {
            return meet(this, area, "userTask_appraiseInGroup", session);
        }
    }

    /** The township's and the county's part in comparing a household with the departments' lists. */
    private static final class Office extends Client {

        Office(String username, World world) {
            super(username, world);
        }

        @Override
        boolean work(Session session) throws IOException, InterruptedException {
            List<Task> mine = tasks(session).stream()
                    .filter(task -> task.key().equals("userTask_collectAuthorisation")
                            || task.key().equals("userTask_compareManually"))
                    .toList();
            if (mine.isEmpty()) {
                return false;
            }
            Task task = claimedFirst(mine, session, random().nextInt(mine.size()));
            return workOn(
                    task,
                    task.key().equals("userTask_collectAuthorisation")
                            ? "{\"authorised\":{\"value\":true},\"authorisedOn\":{\"value\":\"" + today(session)
                                    + "\"}}"
                            : "{\"result\":{\"value\":\"CLEAN\"},\"letter\":{\"value\":\"县车管所函1号\"},"
                                    + "\"note\":{\"value\":\"名下无车无房无公司\"}}",
                    session);
        }
    }

    private static Client.Task claimedFirst(List<Client.Task> tasks, Session session, int otherwise) {
        return tasks.stream()
                .filter(task -> session.person().equals(task.assignee()))
                .findFirst()
                .orElse(tasks.get(otherwise));
    }

    private static final Pattern WAITING = Pattern.compile("name=\"rows\\[\\d+]\\.task\" value=\"([^\"]+)\"");
    private static final Pattern HELD = Pattern.compile("name=\"heldAt\"[^>]*value=\"([^\"]+)\"");

    /** A meeting votes on the households that wait for it, several at once, and so completes their tasks. */
    private static boolean meet(Client client, String area, String agenda, Session session)
            throws IOException, InterruptedException {
        HttpResponse<String> form = session.get("/meetings/new?area=" + area + "&agenda=" + agenda);
        if (form.statusCode() != 200) {
            return false;
        }
        List<String> waiting = Client.allFound(WAITING, form.body());
        if (waiting.isEmpty()) {
            return false;
        }
        List<String> voted = waiting.subList(0, Math.min(AT_ONE_MEETING, waiting.size()));
        String key = Client.commandKey(form.body());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("commandKey", key);
        fields.put("area", area);
        fields.put("agenda", agenda);
        fields.put(
                "heldAt",
                Client.found(HELD, form.body()).orElseThrow(() -> new IOException("the meeting has no time")));
        fields.putAll(Map.of(
                "place",
                "村部",
                "chair",
                "主持人",
                "recorder",
                "记录人",
                "eligible",
                "30",
                "present",
                "27",
                "minutes",
                "逐户评议"));
        for (int row = 0; row < voted.size(); row++) {
            String of = "rows[" + row + "].";
            fields.put(of + "task", voted.get(row));
            fields.put(of + "voted", "true");
            fields.putAll(Map.of(of + "yes", "25", of + "no", "1", of + "abstain", "1", of + "recused", "0"));
        }
        Session.Attachment photo = new Session.Attachment("signIn", "sign-in.jpg", "image/jpeg", Photos.jpeg());
        return client.send(
                new Command(
                        "meeting",
                        key,
                        Map.of("tasks", String.join(",", voted), "area", area),
                        signedIn -> signedIn.submit("/meetings", fields, photo),
                        Command.ledTo("/meetings/", "meeting")),
                session);
    }
}
