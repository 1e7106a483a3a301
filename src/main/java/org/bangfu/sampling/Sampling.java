package org.bangfu.sampling;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws, visits and rates. Scope is the callers' to check. */
@Component
@Transactional
public class Sampling {

    private static final int MOST = 2_000;

    private final JdbcClient jdbc;
    private final Households households;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom seeds = new SecureRandom();

    Sampling(JdbcClient jdbc, Households households, PolicyParameters policy, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.households = households;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Draws households at random.
     *
     * @param sizes how many of each kind; fewer are drawn where there are fewer
     * @throws SamplingRefused when nothing can be drawn
     */
    public long draw(String title, AreaCode area, Map<Stratum, Integer> sizes, PersonId by) {
        return draw(title, area, sizes, by, seeds.nextLong());
    }

    long draw(String title, AreaCode area, Map<Stratum, Integer> sizes, PersonId by, long seed) {
        if (title.isBlank() || title.length() > 100) {
            throw new SamplingRefused("请填写抽样名称（100字以内）");
        }
        if (sizes.values().stream().anyMatch(size -> size < 0 || size > MOST)) {
            throw new SamplingRefused("每类抽取户数应为0至" + MOST + "，请核对");
        }
        Map<Stratum, List<HouseholdId>> drawn = new EnumMap<>(Stratum.class);
        Map<Stratum, Integer> all = new EnumMap<>(Stratum.class);
        for (Stratum stratum : Stratum.values()) {
            List<HouseholdId> there = population(area, stratum);
            all.put(stratum, there.size());
            drawn.put(stratum, lots(there, sizes.getOrDefault(stratum, 0), seed));
        }
        if (drawn.values().stream().allMatch(List::isEmpty)) {
            throw new SamplingRefused("辖区内没有可以抽取的户，或抽取户数都是0，请核对");
        }
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into sampling_draw (title, area, seed, drawn_on, drawn_by)"
                        + " values (:title, :area, :seed, :on, :by)")
                .param("title", title.strip())
                .param("area", area.value())
                .param("seed", seed)
                .param("on", today())
                .param("by", by.value())
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKeyAs(Long.class), "编号");
        drawn.forEach((stratum, lots) -> {
            jdbc.sql("insert into sampling_stratum (draw_id, stratum, size_all, size_drawn) values (?, ?, ?, ?)")
                    .params(id, stratum.name(), all.getOrDefault(stratum, 0), lots.size())
                    .update();
            for (int i = 0; i < lots.size(); i++) {
                jdbc.sql("insert into sampling_visit (draw_id, stratum, position_no, household_id) values (?, ?, ?, ?)")
                        .params(id, stratum.name(), i + 1, lots.get(i).value())
                        .update();
            }
        });
        audit.record(AuditEntry.of("sampling.drawn")
                .in(area)
                .with("units", drawn.values().stream().mapToInt(List::size).sum()));
        return id;
    }

    /** The households of a kind, in the order of their ids. */
    private List<HouseholdId> population(AreaCode area, Stratum stratum) {
        HouseholdStatus status = stratum == Stratum.EXITED ? HouseholdStatus.EXITED : HouseholdStatus.ORDINARY;
        List<HouseholdId> there = new ArrayList<>(households.inArea(area, Set.of(status)));
        there.sort(Comparator.comparingLong(HouseholdId::value));
        return there;
    }

    /** The first so many of the households, shuffled by the seed. */
    static List<HouseholdId> lots(List<HouseholdId> there, int howMany, long seed) {
        List<HouseholdId> shuffled = new ArrayList<>(there);
        Collections.shuffle(shuffled, new Random(seed));
        return List.copyOf(shuffled.subList(0, Math.min(howMany, shuffled.size())));
    }

    /**
     * Keeps what a visit found; a visit that was recorded stays.
     *
     * @throws SamplingRefused when it was recorded before or the numbers cannot be
     */
    public void visited(long draw, Stratum stratum, int position, Draw.Answer answer) {
        Draw known = get(draw);
        if (answer.persons() < 1 || answer.persons() > 99 || answer.wrong() < 0 || answer.wrong() > answer.persons()) {
            throw new SamplingRefused("家庭人口应为1至99，" + stratum.wrong() + "应为0至家庭人口，请核对");
        }
        if (answer.on().isBefore(known.on()) || answer.on().isAfter(today())) {
            throw new SamplingRefused("入户日期应在抽样之后、今天之前，请核对");
        }
        if (answer.note().length() > 1000
                || (answer.wrong() > 0 && answer.note().isBlank())) {
            throw new SamplingRefused("有" + stratum.wrong() + "的，请写明情况（1000字以内）");
        }
        int changed = jdbc.sql(
                        "update sampling_visit set persons = ?, wrong = ?, approves = ?, note = ?, visited_on = ?,"
                                + " visited_by = ? where draw_id = ? and stratum = ? and position_no = ? and visited_on is null")
                .params(
                        answer.persons(),
                        answer.wrong(),
                        answer.approves(),
                        answer.note().strip(),
                        answer.on(),
                        answer.by().value(),
                        draw,
                        stratum.name(),
                        position)
                .update();
        if (changed == 0) {
            throw new SamplingRefused("这一户已经登记过，或不在抽样名单里，请刷新页面");
        }
        audit.record(AuditEntry.of("sampling.visited").in(known.area()).about("sampling:" + draw));
    }

    /** The three rates of the visits so far: wrong exits, missed people, approval. */
    @Transactional(readOnly = true)
    public List<Rate> rates(Draw draw) {
        LocalDate on = today();
        double confidence = policy.value("sampling.confidence", on).asDecimal().doubleValue();
        return List.of(
                Rate.of(
                        "错退率",
                        sum(draw, Stratum.EXITED, true),
                        sum(draw, Stratum.EXITED, false),
                        confidence,
                        policy.find("exit.county.wrongExit", on).orElse(null),
                        true),
                Rate.of(
                        "漏评率",
                        sum(draw, Stratum.UNLISTED, true),
                        sum(draw, Stratum.UNLISTED, false),
                        confidence,
                        policy.find("exit.county.missed", on).orElse(null),
                        true),
                Rate.of(
                        "群众认可度",
                        Math.toIntExact(answers(draw).stream()
                                .filter(Draw.Answer::approves)
                                .count()),
                        answers(draw).size(),
                        confidence,
                        policy.find("exit.county.approval", on).orElse(null),
                        false));
    }

    private static int sum(Draw draw, Stratum stratum, boolean wrong) {
        int sum = 0;
        for (Draw.Visit visit : draw.visits()) {
            Draw.Answer answer = visit.answer();
            if (visit.stratum() == stratum && answer != null) {
                sum += wrong ? answer.wrong() : answer.persons();
            }
        }
        return sum;
    }

    private static List<Draw.Answer> answers(Draw draw) {
        List<Draw.Answer> answers = new ArrayList<>();
        for (Draw.Visit visit : draw.visits()) {
            Draw.Answer answer = visit.answer();
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers;
    }

    @Transactional(readOnly = true)
    public Optional<Draw> find(long id) {
        return jdbc.sql("select * from sampling_draw where id = ?")
                .param(id)
                .query((rs, n) -> new Draw(
                        id,
                        rs.getString("title"),
                        new AreaCode(rs.getString("area")),
                        rs.getLong("seed"),
                        rs.getObject("drawn_on", LocalDate.class),
                        new PersonId(rs.getString("drawn_by")),
                        sizes(id),
                        visits(id)))
                .optional();
    }

    /** @throws IllegalStateException when there is no such draw */
    @Transactional(readOnly = true)
    public Draw get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("没有这次抽样：" + id));
    }

    /** The draws of an area, the newest first. */
    @Transactional(readOnly = true)
    public List<Draw> within(AreaCode area) {
        return jdbc
                .sql(
                        "select id from sampling_draw where area >= ? and area < ? order by id desc fetch first 100 rows only")
                .params(area.value(), Long.toString(Long.parseLong(area.value()) + 1))
                .query(Long.class)
                .list()
                .stream()
                .map(this::get)
                .toList();
    }

    private List<Draw.Size> sizes(long id) {
        return jdbc.sql("select * from sampling_stratum where draw_id = ? order by stratum")
                .param(id)
                .query((rs, n) -> new Draw.Size(
                        Stratum.valueOf(rs.getString("stratum")), rs.getInt("size_all"), rs.getInt("size_drawn")))
                .list();
    }

    private List<Draw.Visit> visits(long id) {
        return jdbc.sql("select * from sampling_visit where draw_id = ? order by stratum, position_no")
                .param(id)
                .query((rs, n) -> visit(rs))
                .list();
    }

    private static Draw.Visit visit(ResultSet rs) throws SQLException {
        LocalDate on = rs.getObject("visited_on", LocalDate.class);
        return new Draw.Visit(
                Stratum.valueOf(rs.getString("stratum")),
                rs.getInt("position_no"),
                new HouseholdId(rs.getLong("household_id")),
                on == null
                        ? null
                        : new Draw.Answer(
                                rs.getInt("persons"),
                                rs.getInt("wrong"),
                                rs.getBoolean("approves"),
                                rs.getString("note"),
                                on,
                                new PersonId(rs.getString("visited_by"))));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
