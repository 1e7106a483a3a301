package org.bangfu.audit.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bangfu.audit.CommandReused;
import org.bangfu.audit.Commands;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The key is inserted before the command runs: a concurrent repeat waits on it until the first transaction ends, and
 * then finds its answer. A command that fails takes its key along, so the submit may be tried again.
 */
@Component
public class LoggedCommands implements Commands {

    private static final int PATIENCE = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate joined;
    private final TransactionTemplate savepoint;

    LoggedCommands(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.joined = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public String once(String key, String body, Supplier<String> command) {
        if (!key.matches("[A-Za-z0-9-]{8,64}")) {
            throw new CommandReused();
        }
        String bodyHash = sha256(body);
        return Objects.requireNonNull(joined.execute(status -> {
            if (!reserve(key, bodyHash)) {
                return repeated(key, bodyHash);
            }
            String answer = command.get();
            jdbc.sql("update command_log set answer = :answer where command_key = :key")
                    .param("answer", answer)
                    .param("key", key)
                    .update();
            return answer;
        }));
    }

    /** The answer that the signed-in person's command was given; empty when no such command of theirs took effect. */
    public Optional<String> answerOf(String key) {
        return find(key).filter(logged -> logged.person().equals(person())).map(Logged::answer);
    }

    private boolean reserve(String key, String bodyHash) {
        if (find(key).isPresent()) {
            return false;
        }
        for (int tries = 1; ; tries++) {
            try {
                savepoint.executeWithoutResult(status -> insert(key, bodyHash));
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            } catch (PessimisticLockingFailureException e) {
                if (tries == PATIENCE) {
                    throw e;
                }
            }
        }
    }

    private void insert(String key, String bodyHash) {
        jdbc.sql("""
                insert into command_log (command_key, person, body_hash, recorded_at)
                values (:key, :person, :bodyHash, :now)
                """)
                .param("key", key)
                .param("person", person())
                .param("bodyHash", bodyHash)
                .param("now", OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC))
                .update();
    }

    private String repeated(String key, String bodyHash) {
        Logged logged = find(key).orElseThrow(CommandReused::new);
        if (!logged.person().equals(person()) || !logged.bodyHash().equals(bodyHash) || logged.answer() == null) {
            throw new CommandReused();
        }
        return logged.answer();
    }

    private Optional<Logged> find(String key) {
        return jdbc.sql("select person, body_hash, answer from command_log where command_key = :key")
                .param("key", key)
                .query((rows, number) -> new Logged(rows.getString(1), rows.getString(2), rows.getString(3)))
                .optional();
    }

    private static String person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? PersonId.SYSTEM.value() : authentication.getName();
    }

    private static String sha256(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Logged(
            String person, String bodyHash, @Nullable String answer) {}
}
