package org.bangfu.policy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Period;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The county's changes of policy values: one person of the county office proposes with a reason, another confirms. A
 * change begins on a day to come; what has been in force stays.
 */
public class ParameterChanges {

    /** The county whose office keeps the values. */
    public static final AreaCode COUNTY = new AreaCode("430527");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final StoredParameters parameters;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    ParameterChanges(StoredParameters parameters, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.parameters = parameters;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What somebody wants to change.
     *
     * @param document whether an official document was seen: else the value carries the 未核实 badge
     */
    public record Draft(
            String key,
            String value,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String source,
            boolean document,
            String reason) {}

    /** A change that waits for a second person. */
    public record Proposal(
            long id,
            String key,
            String value,
            Period validity,
            String source,
            boolean document,
            String reason,
            PersonId proposedBy,
            LocalDate proposedOn) {}

    /** Why the draft cannot be proposed, one sentence; empty when it can. */
    @Transactional(readOnly = true)
    public Optional<String> refusal(Draft draft) {
        Optional<ParameterVersion> known =
                parameters.table().versions(draft.key()).stream().reduce((earlier, later) -> later);
        LocalDate from = draft.from();
        if (known.isEmpty()) {
            return Optional.of("没有“" + draft.key() + "”这一政策参数，请从清单进入。");
        }
        if (from == null || from.isBefore(LocalDate.now(clock))) {
            return Optional.of("生效日期不能早于今天：已经生效过的值不改，只能从今天或以后起用新值。");
        }
        if (draft.to() != null && draft.to().isBefore(from)) {
            return Optional.of("失效日期不能早于生效日期，请更正。");
        }
        if (draft.source().isBlank() || draft.source().length() > 300) {
            return Optional.of("请写明依据（文号或会议），300字以内。");
        }
        if (draft.reason().isBlank() || draft.reason().length() > 500) {
            return Optional.of("请写明调整理由，500字以内。");
        }
        if (!sameKind(known.get().value(), draft.value().strip())) {
            return Optional.of("新值的写法与现值“" + known.get().value().value() + "”不同类，请按同样的写法填写。");
        }
        boolean open = open().stream()
                .anyMatch(proposal -> proposal.key().equals(draft.key())
                        && proposal.validity().from().equals(from));
        return open ? Optional.of("同一参数、同一生效日期已有一条待确认的调整，请先处理。") : Optional.empty();
    }

    /** A plain number stays one, a period a period, a date a date; days and counts stay whole. */
    private static boolean sameKind(ParameterValue known, String value) {
        try {
            String old = known.value();
            String unit = known.unit() == null ? "" : known.unit();
            if (old.matches("P\\d+[YMD]")) {
                return value.matches("P\\d+[YMD]");
            }
            if (old.matches("\\d{4}-\\d{2}-\\d{2}")) {
                LocalDate.parse(value);
                return true;
            }
            if (unit.startsWith("ratio") || old.contains("/") || unit.startsWith("of ")) {
                Ratio.parse(value);
                return true;
            }
            if (old.matches("\\d+") && !unit.contains("yuan") && !unit.equals("km")) {
                return value.matches("\\d{1,9}");
            }
            return old.matches("\\d+(\\.\\d+)?") ? new BigDecimal(value).signum() >= 0 : !value.isEmpty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    /**
     * Proposes a change.
     *
     * @throws IllegalArgumentException when {@link #refusal} has something against it
     */
    @Transactional
    public void propose(Draft draft, PersonId by) {
        refusal(draft).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        jdbc.sql("insert into policy_parameter_proposal (parameter_key, parameter_value, effective_from, effective_to,"
                        + " source, document_seen, reason, proposed_by, proposed_at, state, open_key)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)")
                .param(draft.key())
                .param(draft.value().strip())
                .param(draft.from())
                .param(draft.to())
                .param(draft.source().strip())
                .param(draft.document())
                .param(draft.reason().strip())
                .param(by.value())
                .param(now())
                .param(draft.key() + "@" + draft.from())
                .update();
        audit.record(entry("policy.proposed", draft.key())
                .with("value", draft.value().strip())
                .with("from", String.valueOf(draft.from()))
                .with("reason", draft.reason().strip()));
    }

    @Transactional(readOnly = true)
    public List<Proposal> open() {
        return jdbc.sql("select * from policy_parameter_proposal where state = 'OPEN' order by id")
                .query((row, number) -> new Proposal(
                        row.getLong("id"),
                        row.getString("parameter_key"),
                        row.getString("parameter_value"),
                        new Period(
                                row.getObject("effective_from", LocalDate.class),
                                row.getObject("effective_to", LocalDate.class)),
                        row.getString("source"),
                        row.getBoolean("document_seen"),
                        row.getString("reason"),
                        new PersonId(row.getString("proposed_by")),
                        row.getObject("proposed_at", OffsetDateTime.class)
                                .atZoneSameInstant(ZONE)
                                .toLocalDate()))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Proposal> openProposal(long id) {
        return open().stream().filter(proposal -> proposal.id() == id).findFirst();
    }

    /**
     * Puts a proposal into force from its first day, which may have come meanwhile.
     *
     * @return why not, one sentence; empty when it is in force
     */
    @Transactional
    public Optional<String> confirm(long id, PersonId by) {
        Optional<Proposal> found = openProposal(id);
        if (found.isEmpty()) {
            return Optional.of("这条调整已经处理过了。");
        }
        Proposal proposal = found.get();
        if (proposal.proposedBy().equals(by)) {
            return Optional.of("提出人不能自己确认，请县扶贫办另一位同事确认。");
        }
        ParameterValue before = parameters.table().versions(proposal.key()).stream()
                .map(ParameterVersion::value)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        if (close(id, "CONFIRMED", by, null) == 0) {
            return Optional.of("这条调整已经处理过了。");
        }
        ParameterValue value = new ParameterValue(
                proposal.key(),
                proposal.value(),
                before.unit(),
                proposal.validity(),
                proposal.source(),
                proposal.document() ? Confidence.SEEN : Confidence.DESIGN,
                null);
        String valueBefore = parameters
                .find(proposal.key(), proposal.validity().from())
                .map(ParameterValue::value)
                .orElse("无");
        parameters.add(
                ParameterVersion.Origin.COUNTY, value, proposal.proposedBy().value(), by.value(), proposal.reason());
        audit.record(entry("policy.confirmed", proposal.key())
                .with("before", valueBefore)
                .with("after", proposal.value())
                .with("from", proposal.validity().from())
                .with("proposedBy", proposal.proposedBy()));
        return Optional.empty();
    }

    /** Drops a proposal; the proposer may do so too. */
    @Transactional
    public Optional<String> reject(long id, PersonId by, String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            return Optional.of("请写明不同意的理由，500字以内。");
        }
        Optional<Proposal> found = openProposal(id);
        if (found.isEmpty() || close(id, "REJECTED", by, reason.strip()) == 0) {
            return Optional.of("这条调整已经处理过了。");
        }
        audit.record(entry("policy.rejected", found.get().key())
                .with("value", found.get().value())
                .with("reason", reason.strip()));
        return Optional.empty();
    }

    private int close(long id, String state, PersonId by, @Nullable String reason) {
        return jdbc.sql("update policy_parameter_proposal set state = ?, decided_by = ?, decided_at = ?,"
                        + " decision_reason = ?, open_key = null where id = ? and state = 'OPEN'")
                .param(state)
                .param(by.value())
                .param(now())
                .param(reason)
                .param(id)
                .update();
    }

    /** A line of a parameter's history, the newest first. */
    public record Version(
            ParameterValue value,
            String origin,
            LocalDate recordedOn,
            boolean replaced,
            @Nullable String proposedBy,
            @Nullable String confirmedBy,
            @Nullable String reason) {}

    public List<Version> history(String key) {
        ParameterTable table = parameters.table();
        List<ParameterVersion> current = table.current(key);
        return table.versions(key).stream()
                .sorted((one, other) -> Long.compare(other.id(), one.id()))
                .map(version -> new Version(
                        version.value(),
                        version.origin().label(),
                        version.recordedAt().atZone(ZONE).toLocalDate(),
                        !current.contains(version),
                        version.proposedBy(),
                        version.confirmedBy(),
                        version.reason()))
                .toList();
    }

    /** All keys in their order. */
    public List<String> keys() {
        return List.copyOf(parameters.table().byKey().keySet());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZONE));
    }

    private static AuditEntry entry(String kind, String key) {
        return AuditEntry.of(kind).in(COUNTY).about("parameter:" + key);
    }
}
