package org.bangfu.people.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.people.roster.NotAccepted;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Post;
import org.bangfu.people.roster.Posts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets the first system administrator in: whoever reads the console knows the one-time code. There is no such door once
 * an administrator exists, and after ten wrong codes not before the next start.
 */
@Component
@Profile("production")
public class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int TRIES = 10;

    private final People people;
    private final Posts posts;
    private final TransactionOperations transaction;
    private @Nullable String code;
    private int wrong;

    FirstAdministrator(People people, Posts posts, TransactionOperations transaction) {
        this.people = people;
        this.posts = posts;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        open().ifPresent(fresh -> LOG.warn("系统还没有管理员：请打开 /setup，用一次性代码 {} 建立第一位系统管理员", fresh));
    }

    /** Makes a code when there is no administrator yet. */
    synchronized Optional<String> open() {
        if (exists()) {
            code = null;
        } else if (code == null) {
            code = people.oneTimePassword() + "-" + people.oneTimePassword();
            wrong = 0;
        }
        return Optional.ofNullable(code);
    }

    /** Whether the door is open. */
    public synchronized boolean isAwaited() {
        return code != null && !exists();
    }

    /** @throws NotAccepted when the code is wrong or what was entered will not do */
    public synchronized void claim(
            String typedCode, String username, String displayName, String password, AreaCode county) {
        String expected = code;
        if (expected == null || exists()) {
            throw new NotAccepted("系统已有管理员，请直接登录");
        }
        if (!MessageDigest.isEqual(bytes(expected), bytes(typedCode.strip()))) {
            wrong++;
            if (wrong >= TRIES) {
                code = null;
            }
            throw new NotAccepted("一次性代码不对，请从系统启动时的控制台抄录；连续输错" + TRIES + "次须重启系统");
        }
        People.requireStrong(username, password);
        transaction.executeWithoutResult(status -> {
            PersonId person = people.add(username, displayName, password, false);
            posts.assign(person, Role.SYSTEM_ADMINISTRATOR, county, posts.today());
        });
        code = null;
    }

    private boolean exists() {
        return posts.all().stream().anyMatch(FirstAdministrator::isAdministrator);
    }

    private static boolean isAdministrator(Post post) {
        return post.seat().role() == Role.SYSTEM_ADMINISTRATOR && post.until() == null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
