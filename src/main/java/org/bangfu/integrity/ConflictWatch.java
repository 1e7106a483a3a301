package org.bangfu.integrity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.notices.MaskedName;
import org.bangfu.people.Staff;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.registry.HouseholdId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Favouritism (优亲厚友) that nobody has declared: a rare surname in common, and approvals heaped on one village. */
@Component
class ConflictWatch {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final IntegrityFlags flags;
    private final Staff staff;
    private final PolicyParameters policy;
    private final JdbcClient jdbc;
    private final Clock clock;

    ConflictWatch(IntegrityFlags flags, Staff staff, PolicyParameters policy, JdbcClient jdbc, Clock clock) {
        this.flags = flags;
        this.staff = staff;
        this.policy = policy;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Handled(CaseNumber number, AreaCode area, HouseholdId household, String head, PersonId person) {}

    /** Who of the village handled an open case of a family with his own surname, where few families have it. */
    @Transactional
    public void surnames() {
        LocalDate today = LocalDate.now(clock);
        Map<AreaCode, List<String>> heads = new HashMap<>();
        List<Handled> handled = jdbc.sql(
                        "select distinct d.case_number, c.area, c.household_id, h.head_name, d.person from case_decision d"
                                + " join case_file c on c.number = d.case_number join registry_household h on h.id ="
                                + " c.household_id where c.status = 'OPEN' and c.about_case is null and d.tier = 'VILLAGE'")
                .query((rs, n) -> new Handled(
                        new CaseNumber(rs.getString("case_number")),
                        new AreaCode(rs.getString("area")),
                        new HouseholdId(rs.getLong("household_id")),
                        rs.getString("head_name"),
                        new PersonId(rs.getString("person"))))
                .list();
        for (Handled one : handled) {
            String surname = MaskedName.of(one.head());
            if (!surname.equals(MaskedName.of(ownName(one.person())))) {
                continue;
            }
            List<String> village = heads.computeIfAbsent(one.area().at(AreaLevel.VILLAGE), this::headsOf);
            long same = village.stream()
                    .filter(head -> MaskedName.of(head).equals(surname))
                    .count();
            if (!policy.ratio("integrity.surname.share", today).isExceededBy(same, village.size())) {
                flags.raise(new IntegrityFlags.Sign(
                        IntegrityFlag.Kind.SURNAME,
                        one.number() + " " + one.person(),
                        one.area(),
                        one.household(),
                        one.number(),
                        one.person(),
                        "村级经办人与户主同姓，而本村同姓的户不多，且没有申报亲属关系，请核实是否应当回避。"));
            }
        }
    }

    /** Names of staff may begin with the office: 红岩一村·李主任. */
    private String ownName(PersonId person) {
        String name = staff.displayName(person);
        return name.substring(name.lastIndexOf('·') + 1);
    }

    private List<String> headsOf(AreaCode village) {
        return jdbc.sql("select head_name from registry_household where village_code = ?")
                .param(village.value())
                .query(String.class)
                .list();
    }

    private record Share(String person, String role, AreaCode village, long count) {}

    /**
     * Approvals of the last twelve months. Each approver's number for a village is compared with what the village's part in
     * all approvals of its township lets expect; more than so many standard deviations above it is conspicuous.
     */
    @Transactional
    public void approvals() {
        LocalDate today = LocalDate.now(clock);
        OffsetDateTime since = today.minusMonths(12).atStartOfDay(ZONE).toOffsetDateTime();
        List<Share> shares = jdbc.sql(
                        "select d.person, d.role, substring(c.area, 1, 12) as village, count(*) as approvals"
                                + " from case_decision d join case_file c on c.number = d.case_number"
                                + " where d.decided_at >= ? and d.tier <> 'VILLAGE' and d.outcome_code like 'APPROV%'"
                                + " group by d.person, d.role, substring(c.area, 1, 12)")
                .param(since)
                .query((rs, n) -> new Share(
                        rs.getString("person"),
                        rs.getString("role"),
                        new AreaCode(rs.getString("village")),
                        rs.getLong("approvals")))
                .list();
        Map<String, Long> totals = new HashMap<>();
        for (Share share : shares) {
            for (String key : keys(share)) {
                totals.merge(key, share.count(), Long::sum);
            }
        }
        double sigma =
                policy.value("integrity.approvals.sigma", today).asDecimal().doubleValue();
        int minimum = policy.number("integrity.approvals.minimum", today);
        Set<String> raised = new HashSet<>();
        for (Share share : shares) {
            String[] keys = keys(share);
            long all = totals.getOrDefault(keys[0], 0L);
            double part = (double) totals.getOrDefault(keys[1], 0L) / all;
            long own = totals.getOrDefault(keys[2], 0L);
            boolean conspicuous = isConspicuous(share.count(), own, part, sigma);
            String key = share.person() + " " + share.village() + " " + today.getYear();
            if (share.count() >= minimum && conspicuous && raised.add(key)) {
                flags.raise(new IntegrityFlags.Sign(
                        IntegrityFlag.Kind.APPROVALS,
                        key,
                        share.village(),
                        null,
                        null,
                        new PersonId(share.person()),
                        "同一审批人近十二个月审批本村" + share.count() + "件，明显多于本村在全乡镇审批中的比例，请核实是否优亲厚友。"));
            }
        }
    }

    /** All of the township and role; the village's of them; the person's of them. */
    private static String[] keys(Share share) {
        String all = share.role() + " " + share.village().at(AreaLevel.TOWNSHIP);
        return new String[] {all, all + " " + share.village(), all + " by " + share.person()};
    }

    /** More than {@code sigma} standard deviations of the binomial distribution above its mean. */
    static boolean isConspicuous(long count, long tries, double part, double sigma) {
        double mean = tries * part;
        return count > mean + sigma * Math.sqrt(mean * (1 - part));
    }
}
