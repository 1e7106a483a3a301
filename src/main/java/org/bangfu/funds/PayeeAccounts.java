package org.bangfu.funds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Sealing;
import org.bangfu.common.ShownTime;
import org.bangfu.engine.Actor;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.registry.BankAccount;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where households' money goes. The first account is the one of the registration; any other takes two people and a
 * cooling time. Accounts of members of staff are refused; one that two households share waits until somebody else has
 * said why. Refusals are {@link FundRefused}. Who may do what is asked by the pages.
 */
@Component
@Transactional
public class PayeeAccounts {

    private static final String CONTEXT = "funds.account";
    private static final String COOLING = "account.change.cooling";

    private final JdbcClient jdbc;
    private final Households households;
    private final Sealing sealing;
    private final PolicyParameters parameters;
    private final AuditTrail audit;
    private final Actor actor;
    private final Clock clock;

    PayeeAccounts(
            JdbcClient jdbc,
            Households households,
            Sealing sealing,
            PolicyParameters parameters,
            AuditTrail audit,
            Actor actor,
            Clock clock) {
        this.jdbc = jdbc;
        this.households = households;
        this.sealing = sealing;
        this.parameters = parameters;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** Whether money can go to the household: the account, or the sentence why not. */
    record Standing(
            @Nullable Long account,
            @Nullable OffsetDateTime effectiveAt,
            Refusal.@Nullable Reason reason,
            String sentence) {

        static Standing blocked(Refusal.Reason reason, String sentence) {
            return new Standing(null, null, reason, sentence);
        }
    }

    /** A change that waits for a second person, or a change as it was decided. */
    public record Change(
            long id,
            HouseholdId household,
            AreaCode area,
            String headName,
            String bank,
            String masked,
            @Nullable String maskedBefore,
            String reason,
            PersonId proposedBy,
            Instant proposedAt,
            @Nullable PersonId decidedBy,
            @Nullable Instant effectiveAt,
            String state) {}

    /** An account that two households share and nobody has explained. */
    public record Shared(
            long id,
            String masked,
            HouseholdId first,
            HouseholdId second,
            AreaCode firstArea,
            AreaCode secondArea,
            String firstHead,
            String secondHead,
            PersonId raisedBy,
            Instant raisedAt) {}

    /** An account of a member of staff. */
    public record OfStaff(PersonId person, String masked, PersonId recordedBy, Instant recordedAt) {}

    /**
     * Takes over the account of the registration, unless there is one or it is a member of staff's: from then on another
     * account needs two people and a cooling time. A household without an account is asked for one before it is paid.
     */
    void takeOver(HouseholdId household) {
        if (inForce(household).isEmpty()) {
            households
                    .account(household)
                    .filter(account -> !belongsToStaff(lookup(account.number())))
                    .ifPresent(account -> adopt(household, account));
        }
    }

    /** The account that money goes to now; the one of the registration is taken over at the first question. */
    Standing standing(HouseholdId household) {
        boolean changing =
                count("select count(*) from funds_payee_account where open_household = ?", household.value()) > 0;
        if (changing) {
            return Standing.blocked(Refusal.Reason.ACCOUNT_BLOCKED, "该户的收款账户正在变更，请先在“收款账户”页办结变更");
        }
        Optional<Row> inForce = inForce(household);
        if (inForce.isEmpty()) {
            Optional<BankAccount> registered = households.account(household);
            if (registered.isEmpty()) {
                return Standing.blocked(Refusal.Reason.NO_ACCOUNT, "该户没有登记收款账户，请在“收款账户”页登记");
            }
            if (belongsToStaff(lookup(registered.get().number()))) {
                return Standing.blocked(Refusal.Reason.ACCOUNT_BLOCKED, "该户登记的收款账户是工作人员的账户，不能发放，请在“收款账户”页变更");
            }
            takeOver(household);
            inForce = inForce(household);
        }
        Row account = inForce.orElseThrow();
        if (account.effectiveAt().toInstant().isAfter(clock.instant())) {
            return Standing.blocked(
                    Refusal.Reason.ACCOUNT_BLOCKED,
                    "该户的收款账户变更后还在等待期内，" + ShownTime.minute(account.effectiveAt().toInstant()) + " 以后才能发放");
        }
        if (belongsToStaff(account.lookup())) {
            return Standing.blocked(Refusal.Reason.ACCOUNT_BLOCKED, "该户的收款账户是工作人员的账户，不能发放，请在“收款账户”页变更");
        }
        if (isSharedWithoutReason(household, account)) {
            return Standing.blocked(Refusal.Reason.ACCOUNT_BLOCKED, "该户的收款账户另有一户在用，请由另一位同事在“收款账户”页核实并写明理由");
        }
        return new Standing(account.id(), account.effectiveAt(), null, "");
    }

    private record Row(long id, String lookup, String masked, OffsetDateTime effectiveAt) {}

    private Optional<Row> inForce(HouseholdId household) {
        return jdbc.sql("select id, account_lookup, account_masked, effective_at from funds_payee_account"
                        + " where active_household = ?")
                .param(household.value())
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        row.getString("account_lookup"),
                        row.getString("account_masked"),
                        row.getObject("effective_at", OffsetDateTime.class)))
                .optional();
    }

    private boolean isSharedWithoutReason(HouseholdId household, Row account) {
        List<Long> others = jdbc.sql("select household_id from funds_payee_account where account_lookup = ?"
                        + " and state = 'IN_FORCE' and household_id <> ?")
                .params(account.lookup(), household.value())
                .query(Long.class)
                .list();
        for (long other : others) {
            int allowed = count(
                    "select count(*) from funds_shared_account where account_lookup = ? and first_household = ?"
                            + " and second_household = ? and allowed",
                    account.lookup(),
                    Math.min(other, household.value()),
                    Math.max(other, household.value()));
            if (allowed == 0) {
                return true;
            }
        }
        return false;
    }

    private void adopt(HouseholdId household, BankAccount account) {
        insert(
                household,
                account,
                households.get(household).headName(),
                "REGISTER",
                "登记时的账户",
                OffsetDateTime.now(clock));
        flagSharing(household, lookup(account.number()), account.masked());
    }

    private void insert(
            HouseholdId household,
            BankAccount account,
            String holder,
            String origin,
            String reason,
            @Nullable OffsetDateTime effectiveAt) {
        boolean inForce = effectiveAt != null;
        jdbc.sql(
                        "insert into funds_payee_account (household_id, holder_name, bank_name, account_sealed, account_masked,"
                                + " account_lookup, origin, reason, proposed_by, proposed_at, effective_at, state,"
                                + " active_household, open_household) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        household.value(),
                        holder,
                        account.bank(),
                        sealing.seal(account.number(), CONTEXT),
                        account.masked(),
                        lookup(account.number()),
                        origin,
                        reason,
                        acting().value(),
                        OffsetDateTime.now(clock),
                        effectiveAt,
                        inForce ? "IN_FORCE" : "PROPOSED",
                        inForce ? household.value() : null,
                        inForce ? null : household.value()))
                .update();
    }

    private void flagSharing(HouseholdId household, String lookup, String masked) {
        List<Long> others = jdbc.sql("select household_id from funds_payee_account where account_lookup = ?"
                        + " and state = 'IN_FORCE' and household_id <> ?")
                .params(lookup, household.value())
                .query(Long.class)
                .list();
        for (long other : others) {
            long first = Math.min(other, household.value());
            long second = Math.max(other, household.value());
            if (count(
                            "select count(*) from funds_shared_account where account_lookup = ? and first_household = ?"
                                    + " and second_household = ?",
                            lookup,
                            first,
                            second)
                    == 0) {
                jdbc.sql("insert into funds_shared_account (account_lookup, account_masked, first_household,"
                                + " second_household, raised_by, raised_at) values (?, ?, ?, ?, ?, ?)")
                        .params(lookup, masked, first, second, acting().value(), OffsetDateTime.now(clock))
                        .update();
                audit.record(AuditEntry.of("fund.accountShared")
                        .in(households.get(household).area())
                        .about("household:" + household));
            }
        }
    }

    /** Asks for another account; a second person decides. The holder must be a member of the household. */
    public void propose(HouseholdId household, String holder, String bank, String number, String reason) {
        Household found = households.get(household);
        String digits = number.replaceAll("[\\s-]", "");
        if (!digits.matches("\\d{10,25}")) {
            throw new FundRefused("账号应为10至25位数字，请对照存折或银行卡重新填写");
        }
        if (bank.isBlank() || bank.length() > 60 || reason.isBlank() || reason.length() > 200) {
            throw new FundRefused("请填写开户银行（60字以内）和变更原因（200字以内）");
        }
        if (households.members(household).stream()
                .noneMatch(member -> member.name().equals(holder.strip()))) {
            throw new FundRefused("户名不是该户家庭成员的姓名，请核对；不得使用他人账户代领");
        }
        if (belongsToStaff(lookup(digits))) {
            audit.recordAlone(
                    AuditEntry.of("fund.staffAccountRefused").in(found.area()).about("household:" + household));
            throw new FundRefused("这是工作人员的账户，不能作为农户的收款账户，请改用农户本人的账户");
        }
        if (inForce(household)
                .filter(row -> row.lookup().equals(lookup(digits)))
                .isPresent()) {
            throw new FundRefused("这就是该户现在的收款账户，不需要变更");
        }
        if (count("select count(*) from funds_payee_account where open_household = ?", household.value()) > 0) {
            throw new FundRefused("该户已有一项变更等待确认，请先办结");
        }
        insert(household, new BankAccount(bank.strip(), digits), holder.strip(), "CHANGE", reason.strip(), null);
        audit.record(AuditEntry.of("fund.accountProposed").in(found.area()).about("household:" + household));
    }

    /** The second person agrees; money goes to the account once the cooling time is over. */
    public void confirm(long id) {
        Change change = open(id);
        if (change.proposedBy().equals(acting())) {
            throw new FundRefused("不能确认自己提出的账户变更，请由另一位同事确认");
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime from = now.plusDays(parameters.days(COOLING, LocalDate.now(clock)));
        jdbc.sql(
                        "update funds_payee_account set state = 'REPLACED', active_household = null where active_household = ?")
                .param(change.household().value())
                .update();
        jdbc.sql(
                        "update funds_payee_account set state = 'IN_FORCE', active_household = household_id, open_household = null,"
                                + " decided_by = ?, decided_at = ?, effective_at = ? where id = ?")
                .params(acting().value(), now, from, id)
                .update();
        String lookup = jdbc.sql("select account_lookup from funds_payee_account where id = ?")
                .param(id)
                .query(String.class)
                .single();
        flagSharing(change.household(), lookup, change.masked());
        audit.record(AuditEntry.of("fund.accountConfirmed")
                .in(change.area())
                .about("household:" + change.household())
                .with("from", ShownTime.minute(from.toInstant())));
    }

    public void reject(long id) {
        Change change = open(id);
        jdbc.sql(
                        "update funds_payee_account set state = 'REJECTED', open_household = null, decided_by = ?, decided_at = ?"
                                + " where id = ?")
                .params(acting().value(), OffsetDateTime.now(clock), id)
                .update();
        audit.record(AuditEntry.of("fund.accountRejected").in(change.area()).about("household:" + change.household()));
    }

    private Change open(long id) {
        jdbc.sql("select id from funds_payee_account where id = ? for update")
                .param(id)
                .query(Long.class)
                .list();
        return changes(" where a.id = ? and a.state = 'PROPOSED'", id).stream()
                .findFirst()
                .orElseThrow(() -> new FundRefused("这项账户变更已经办结，请刷新页面"));
    }

    /** Says why two households may share an account, or that they may not; not by who brought it in. */
    public void resolve(long id, boolean allowed, String reason) {
        if (reason.isBlank() || reason.length() > 300) {
            throw new FundRefused("请写明核实的情况（300字以内）");
        }
        Shared shared = shared().stream()
                .filter(flag -> flag.id() == id)
                .findFirst()
                .orElseThrow(() -> new FundRefused("这条共用账户提示已经核实，请刷新页面"));
        if (shared.raisedBy().equals(acting())) {
            throw new FundRefused("账户由您经手登记，请由另一位同事核实");
        }
        jdbc.sql("update funds_shared_account set allowed = ?, reason = ?, resolved_by = ?, resolved_at = ?"
                        + " where id = ? and allowed is null")
                .params(allowed, reason.strip(), acting().value(), OffsetDateTime.now(clock), id)
                .update();
        audit.record(AuditEntry.of("fund.sharedAccountResolved")
                .in(shared.firstArea())
                .about("household:" + shared.first())
                .with("valid", allowed));
    }

    /** Records an account of a member of staff: households cannot be paid to it. */
    public void recordStaffAccount(PersonId person, String number) {
        String digits = number.replaceAll("[\\s-]", "");
        if (!digits.matches("\\d{10,25}")) {
            throw new FundRefused("账号应为10至25位数字，请重新填写");
        }
        if (belongsToStaff(lookup(digits))) {
            throw new FundRefused("这个账户已经登记过，不需要重复登记");
        }
        jdbc.sql("insert into funds_staff_account (person, account_lookup, account_masked, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(
                        person.value(),
                        lookup(digits),
                        new BankAccount("", digits).masked(),
                        acting().value(),
                        OffsetDateTime.now(clock))
                .update();
        audit.record(AuditEntry.of("fund.staffAccountRecorded").about("person:" + person.value()));
    }

    @Transactional(readOnly = true)
    public List<OfStaff> staffAccounts() {
        return jdbc.sql("select * from funds_staff_account order by id desc")
                .query((row, n) -> new OfStaff(
                        new PersonId(row.getString("person")),
                        row.getString("account_masked"),
                        new PersonId(row.getString("recorded_by")),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Changes that wait for a second person. */
    @Transactional(readOnly = true)
    public List<Change> openChanges() {
        return changes(" where a.state = 'PROPOSED'");
    }

    /** The last changes that were decided. */
    @Transactional(readOnly = true)
    public List<Change> decidedChanges() {
        return changes(" where a.origin = 'CHANGE' and a.state <> 'PROPOSED'");
    }

    private List<Change> changes(String where, Object... values) {
        return jdbc.sql(
                        "select a.*, h.area_code, h.head_name, b.account_masked as masked_before from funds_payee_account a"
                                + " join registry_household h on h.id = a.household_id left join funds_payee_account b"
                                + " on b.active_household = a.household_id and b.id <> a.id" + where
                                + " order by a.id desc fetch first 50 rows only")
                .params(values)
                .query((row, n) -> {
                    String decidedBy = row.getString("decided_by");
                    OffsetDateTime effective = row.getObject("effective_at", OffsetDateTime.class);
                    return new Change(
                            row.getLong("id"),
                            new HouseholdId(row.getLong("household_id")),
                            new AreaCode(row.getString("area_code")),
                            row.getString("head_name"),
                            row.getString("bank_name"),
                            row.getString("account_masked"),
                            row.getString("masked_before"),
                            row.getString("reason"),
                            new PersonId(row.getString("proposed_by")),
                            row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                            decidedBy == null ? null : new PersonId(decidedBy),
                            effective == null ? null : effective.toInstant(),
                            row.getString("state"));
                })
                .list();
    }

    /** Shared accounts that nobody has explained. */
    @Transactional(readOnly = true)
    public List<Shared> shared() {
        return jdbc.sql(
                        "select x.*, a.area_code as first_area, a.head_name as first_head, b.area_code as second_area,"
                                + " b.head_name as second_head from funds_shared_account x"
                                + " join registry_household a on a.id = x.first_household"
                                + " join registry_household b on b.id = x.second_household where x.allowed is null order by x.id")
                .query((row, n) -> new Shared(
                        row.getLong("id"),
                        row.getString("account_masked"),
                        new HouseholdId(row.getLong("first_household")),
                        new HouseholdId(row.getLong("second_household")),
                        new AreaCode(row.getString("first_area")),
                        new AreaCode(row.getString("second_area")),
                        row.getString("first_head"),
                        row.getString("second_head"),
                        new PersonId(row.getString("raised_by")),
                        row.getObject("raised_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The number of an account, for the bank's file only. */
    public String number(byte[] sealed) {
        return sealing.open(sealed, CONTEXT);
    }

    private boolean belongsToStaff(String lookup) {
        return count("select count(*) from funds_staff_account where account_lookup = ?", lookup) > 0;
    }

    private String lookup(String number) {
        return sealing.lookup("account|" + number.replaceAll("[\\s-]", ""));
    }

    private int count(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(Integer.class).single();
    }

    private PersonId acting() {
        return actor.current().orElse(PersonId.SYSTEM);
    }
}
