package org.bangfu.people.roster;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.PersonId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The persons known to the system. Every change is audited; nobody is ever deleted. */
@Component
@Transactional
public class People {

    private static final String COLUMNS = "select person_number, username, display_name, password_hash,"
            + " password_expired, disabled, demo, sign_in_epoch from person ";
    private static final RowMapper<Person> PERSON = (rows, number) -> new Person(
            Person.idOf(rows.getLong(1)),
            rows.getString(2),
            rows.getString(3),
            rows.getString(4),
            rows.getBoolean(5),
            rows.getBoolean(6),
            rows.getBoolean(7),
            rows.getLong(8));
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    People(JdbcClient jdbc, PasswordEncoder passwords, AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.audit = audit;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(PersonId id) {
        return jdbc.sql(COLUMNS + "where person_number = :number")
                .param("number", Person.numberOf(id))
                .query(PERSON)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Person> byUsername(String username) {
        return jdbc.sql(COLUMNS + "where username = :username")
                .param("username", username.strip().toLowerCase(Locale.ROOT))
                .query(PERSON)
                .optional();
    }

    @Transactional(readOnly = true)
    public List<Person> all() {
        return jdbc.sql(COLUMNS + "order by username").query(PERSON).list();
    }

    @Transactional(readOnly = true)
    public boolean hasDemoPeople() {
        return jdbc.sql("select count(*) from person where demo")
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @throws NotAccepted when the name is taken or malformed */
    public PersonId add(String username, String displayName, String password, boolean expired) {
        return addHashed(username, displayName, Objects.requireNonNull(passwords.encode(password)), expired, false);
    }

    /** Adds synthetic people, who may share one hash because they share one password. */
    public PersonId addDemo(String username, String displayName, String passwordHash) {
        return addHashed(username, displayName, passwordHash, false, true);
    }

    /** Gives all demo people the password behind the hash. */
    public void storeDemoHash(String passwordHash) {
        jdbc.sql("update person set password_hash = :hash where demo")
                .param("hash", passwordHash)
                .update();
    }

    private PersonId addHashed(String username, String displayName, String hash, boolean expired, boolean demo) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            throw new NotAccepted("用户名应为2至40位小写字母、数字或短横线，请改写后再提交");
        }
        String shown = displayName.strip();
        if (shown.isEmpty() || shown.length() > 60) {
            throw new NotAccepted("姓名应为1至60个字，请填写后再提交");
        }
        if (byUsername(name).isPresent()) {
            throw new NotAccepted("这个用户名已有人使用，请换一个");
        }
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into person (username, display_name, password_hash, password_expired, disabled, demo,
                    sign_in_epoch, recorded_at)
                values (:username, :displayName, :hash, :expired, false, :demo, 1, :now)
                """)
                .param("username", name)
                .param("displayName", shown)
                .param("hash", hash)
                .param("expired", expired)
                .param("demo", demo)
                .param("now", OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC))
                .update(key, "person_number");
        PersonId id = Person.idOf(Objects.requireNonNull(key.getKey()).longValue());
        audit.record(AuditEntry.of("person.added").about("person:" + id));
        events.publishEvent(new PersonNamed(id, shown));
        return id;
    }

    /** Bars the person; all their sessions end. */
    public void disable(PersonId id) {
        change(id, "disabled = true, sign_in_epoch = sign_in_epoch + 1");
        audit.record(AuditEntry.of("person.disabled").about("person:" + id));
    }

    public void enable(PersonId id) {
        change(id, "disabled = false");
        audit.record(AuditEntry.of("person.enabled").about("person:" + id));
    }

    /** Ends all sessions of the person. */
    public void signOutEverywhere(PersonId id) {
        change(id, "sign_in_epoch = sign_in_epoch + 1");
        audit.record(AuditEntry.of("person.signedOutEverywhere").about("person:" + id));
    }

    /** Gives a one-time password, to be changed at the next sign-in; all sessions of the person end. */
    public String resetPassword(PersonId id) {
        String password = oneTimePassword();
        storePassword(id, password, true);
        audit.record(AuditEntry.of("person.passwordReset").about("person:" + id));
        return password;
    }

    /**
     * The person's own change; other sessions end.
     *
     * @throws NotAccepted when the present password is wrong or the new one too weak
     */
    public void changePassword(PersonId id, String present, String next) {
        Person person = find(id).orElseThrow(() -> new NotAccepted("没有这个人员，请重新登录"));
        if (!passwords.matches(present, person.passwordHash())) {
            throw new NotAccepted("原密码不对，请重新输入");
        }
        requireStrong(person.username(), next);
        if (present.equals(next)) {
            throw new NotAccepted("新密码不能与原密码相同，请换一个");
        }
        storePassword(id, next, false);
        audit.record(AuditEntry.of("person.passwordChanged").about("person:" + id));
    }

    /** @throws NotAccepted unless at least 10 characters of two kinds, without the username */
    public static void requireStrong(String username, String password) {
        boolean letters = password.chars().anyMatch(Character::isLetter);
        boolean others = password.chars().anyMatch(c -> !Character.isLetter(c));
        if (password.length() < 10 || password.getBytes(StandardCharsets.UTF_8).length > 64 || !letters || !others) {
            throw new NotAccepted("密码应为10至64位，并同时包含字母和数字或符号，请重新设置");
        }
        if (password.toLowerCase(Locale.ROOT).contains(username)) {
            throw new NotAccepted("密码不能包含用户名，请重新设置");
        }
    }

    /** Brings a stored hash up to the present algorithm after a sign-in. */
    public void rehash(PersonId id, String hash) {
        jdbc.sql("update person set password_hash = :hash where person_number = :number")
                .param("hash", hash)
                .param("number", Person.numberOf(id))
                .update();
    }

    /** 12 characters that cannot be mistaken for each other. */
    public String oneTimePassword() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private void storePassword(PersonId id, String password, boolean expired) {
        int rows = jdbc.sql("""
                update person set password_hash = :hash, password_expired = :expired,
                    sign_in_epoch = sign_in_epoch + 1 where person_number = :number
                """)
                .param("hash", Objects.requireNonNull(passwords.encode(password)))
                .param("expired", expired)
                .param("number", Person.numberOf(id))
                .update();
        requireKnown(rows);
    }

    private void change(PersonId id, String what) {
        requireKnown(jdbc.sql("update person set " + what + " where person_number = :number")
                .param("number", Person.numberOf(id))
                .update());
    }

    private static void requireKnown(int rows) {
        if (rows == 0) {
            throw new NotAccepted("没有这个人员，请返回人员列表重新选择");
        }
    }
}
