package org.bangfu.chaos;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.common.CitizenId;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.registry.imports.HouseholdSheet;
import org.jspecify.annotations.Nullable;

/** Uploads household workbooks one after the other, looks at what was found, and has them stored or thrown away. */
final class Importer extends Client {

    private static final AtomicInteger WORKBOOKS = new AtomicInteger();
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final int DAYS = 7000;

    private final List<String> villages;
    private @Nullable Workbook workbook;
    private @Nullable String id;
    private boolean decided;
    private volatile boolean running;

    Importer(String username, List<String> villages, World world) {
        super(username, world);
        this.villages = villages;
    }

    /**
     * A workbook of synthetic households.
     *
     * @param households how many it has; the addresses tell them apart
     * @param wrong numbers of those with an error, which must not be stored
     */
    private record Workbook(String number, byte[] content, int households, List<Integer> wrong, boolean unwanted) {}

    /** The address by which the checker knows a household again. */
    static String address(String workbook, int household) {
        return "第" + workbook + "册第" + household + "户";
    }

    /** Whether the application was checking or storing a workbook when it was last asked. */
    boolean isRunning() {
        return running;
    }

    @Override
    boolean isSettled() {
        return workbook == null;
    }

    @Override
    boolean work(Session session) throws IOException, InterruptedException {
        Workbook present = workbook;
        String batch = id;
        if (present == null) {
            return !isFinishing() && upload(session);
        }
        if (batch == null) {
            throw new IllegalStateException("an upload was refused: workbook " + present.number());
        }
        HttpResponse<String> state = session.get("/imports/" + batch + "/progress");
        if (state.statusCode() != 200 || state.body().contains("正在处理")) {
            return false;
        }
        running = false;
        if (state.body().contains("/accept\"")) {
            String action = present.unwanted() ? "discard" : "accept";
            String key = commandKey(state.body());
            return send(
                    new Command(
                            "import." + action,
                            key,
                            facts(present, batch),
                            signedIn -> signedIn.submit(
                                    "/imports/" + batch + "/" + action, Map.of("commandKey", key), null),
                            Command.ledTo("/imports/", "batch"),
                            told -> {
                                decided = true;
                                running = !present.unwanted();
                            }),
                    session);
        }
        if (!decided) {
            throw new IllegalStateException("a clean workbook cannot be stored: " + batch);
        }
        workbook = null;
        id = null;
        decided = false;
        return true;
    }

    private boolean upload(Session session) throws IOException, InterruptedException {
        String key = commandKey(session.get("/imports").body());
        Workbook made = make();
        workbook = made;
        return send(
                new Command(
                        "import.upload",
                        key,
                        Map.of("workbook", made.number(), "hash", sha256(made.content())),
                        signedIn -> signedIn.submit(
                                "/imports",
                                Map.of("kind", "HOUSEHOLDS", "commandKey", key),
                                new Session.Attachment(
                                        "file",
                                        "households-" + made.number() + ".xlsx",
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                        made.content())),
                        Command.ledTo("/imports/", "batch"),
                        told -> {
                            id = told.get("batch");
                            running = true;
                        }),
                session);
    }

    private static Map<String, String> facts(Workbook workbook, String batch) {
        return Map.of(
                "workbook",
                workbook.number(),
                "batch",
                batch,
                "households",
                Integer.toString(workbook.households()),
                "wrong",
                String.join(",", workbook.wrong().stream().map(String::valueOf).toList()));
    }

    private Workbook make() {
        String number = Integer.toString(WORKBOOKS.incrementAndGet());
        int households = 20 + random().nextInt(random().nextInt(4) == 0 ? 500 : 100);
        List<Integer> wrong = new ArrayList<>();
        HouseholdSheet sheet = new HouseholdSheet();
        for (int household = 1; household <= households; household++) {
            int person = PEOPLE.incrementAndGet();
            String village = villages.get(random().nextInt(villages.size()));
            String key = Integer.toString(household);
            sheet.head(key, village, name(person), born(1950, person, 1)).with("住址", address(number, household));
            if (random().nextInt(20) == 0) {
                sheet.with("主要燃料", null);
                wrong.add(household);
            }
            sheet.member(key, name(person + 1), born(1976, person, 2), "之女");
        }
        return new Workbook(number, sheet.toBytes(), households, wrong, random().nextInt(8) == 0);
    }

    /** Nobody: the region of the id numbers was never given out. */
    private static CitizenId born(int from, int person, int sex) {
        return SyntheticPeople.born(LocalDate.of(from, 1, 1).plusDays(person % DAYS), sex + 2 * (person / DAYS));
    }

    private static String name(int person) {
        return "示" + Character.toString(0x4E00 + person % 5000);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
