package org.bangfu.people.signin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Posts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The synthetic staff of the demo, who share one password made at the first start and kept beside the data. They exist
 * in the demo and in tests only.
 */
@Component
@Profile({"demo", "test"})
public class DemoPeople implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);

    private final People people;
    private final Posts posts;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;
    private final String password;
    private final Map<String, List<Row>> rows;
    private final String address;

    DemoPeople(
            People people,
            Posts posts,
            PasswordEncoder passwords,
            TransactionOperations transaction,
            DataFolder data,
            @Value("${bangfu.demo.people:classpath:seeds/demo/people.csv}") Resource file,
            @Value("${server.address:127.0.0.1}") String host,
            @Value("${server.port:8080}") String port)
            throws IOException {
        this.people = people;
        this.posts = posts;
        this.passwords = passwords;
        this.transaction = transaction;
        this.password = data.readOrCreate("demo-password.txt", people::oneTimePassword);
        this.rows = read(file);
        this.address = "http://" + host + ":" + port;
    }

    /** One of the demo's people, for the sign-in page. */
    public record DemoPerson(String username, String name, String posts, String password) {}

    /** The password of all demo people. */
    public String password() {
        return password;
    }

    public List<DemoPerson> all() {
        List<DemoPerson> all = new ArrayList<>();
        rows.forEach((username, held) -> all.add(new DemoPerson(
                username,
                held.get(0).displayName(),
                held.stream().map(row -> row.role().label()).distinct().collect(Collectors.joining("、")),
                password)));
        return all;
    }

    /** Adds who is missing, before anybody can sign in. */
    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            String hash = presentHash().orElseGet(() -> Objects.requireNonNull(passwords.encode(password)));
            rows.forEach((username, held) -> {
                if (people.byUsername(username).isEmpty()) {
                    PersonId person = people.addDemo(username, held.get(0).displayName(), hash);
                    held.forEach(row -> posts.assign(person, row.role(), row.area(), row.from()));
                }
            });
        });
    }

    /** Says how to sign in, whenever the demo starts. */
    @EventListener(ApplicationReadyEvent.class)
    public void announce() {
        StringBuilder text = new StringBuilder("演示登录：")
                .append(address)
                .append("  所有演示人员的密码：")
                .append(password)
                .append(System.lineSeparator());
        all().forEach(person -> text.append("  ")
                .append(person.username())
                .append("  ")
                .append(person.name())
                .append("（")
                .append(person.posts())
                .append("）")
                .append(System.lineSeparator()));
        LOG.info("{}", text);
    }

    /** The hash that the demo people share; when the password file is newer than they are, they get the new password. */
    private Optional<String> presentHash() {
        Optional<String> known = rows.keySet().stream()
                .flatMap(username -> people.byUsername(username).stream())
                .map(person -> person.passwordHash())
                .findFirst();
        if (known.isPresent() && !passwords.matches(password, known.get())) {
            String hash = Objects.requireNonNull(passwords.encode(password));
            people.storeDemoHash(hash);
            return Optional.of(hash);
        }
        return known;
    }

    private static Map<String, List<Row>> read(Resource file) throws IOException {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
                String[] fields = line.split(",", -1);
                Row row = new Row(
                        fields[1].strip(),
                        Role.of(fields[2].strip()).orElseThrow(() -> new IllegalStateException("不认识的岗位：" + fields[2])),
                        new AreaCode(fields[3].strip()),
                        LocalDate.parse(fields[4].strip()));
                rows.computeIfAbsent(fields[0].strip(), username -> new ArrayList<>())
                        .add(row);
            });
        }
        return rows;
    }

    private record Row(String displayName, Role role, AreaCode area, LocalDate from) {}
}
