package org.bangfu.people.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.people.roster.NotAccepted;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Person;
import org.bangfu.people.roster.Post;
import org.bangfu.people.roster.Posts;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** The door of an empty installation; what is done here is taken back. */
@BangfuIT
class FirstAdministratorIT {

    private static final AreaCode COUNTY = new AreaCode("430527");

    @Autowired
    People people;

    @Autowired
    Posts posts;

    @Autowired
    TransactionOperations transaction;

    @Test
    void thereIsNoDoorWhereAnAdministratorIs() {
        FirstAdministrator door = new FirstAdministrator(people, posts, transaction);

        assertThat(door.open()).isEmpty();
        assertThat(door.isAwaited()).isFalse();
        assertThatThrownBy(() -> door.claim("", "zhang", "张三", "correct-horse-1", COUNTY))
                .isInstanceOf(NotAccepted.class);
    }

    @Test
    void whoReadsTheConsoleBecomesTheFirstAdministratorOnce() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            withoutAdministrators();
            FirstAdministrator door = new FirstAdministrator(people, posts, transaction);
            String code = door.open().orElseThrow();

            assertThatThrownBy(() -> door.claim("wrong", "first-admin", "张三", "correct-horse-1", COUNTY))
                    .isInstanceOf(NotAccepted.class);
            assertThatThrownBy(() -> door.claim(code, "first-admin", "张三", "weak", COUNTY))
                    .isInstanceOf(NotAccepted.class);
            door.claim(code, "first-admin", "张三", "correct-horse-1", COUNTY);

            PersonId person = people.byUsername("first-admin").map(Person::id).orElseThrow();
            assertThat(posts.seatsOf(person)).containsExactly(new Seat(Role.SYSTEM_ADMINISTRATOR, COUNTY));
            assertThat(door.isAwaited()).isFalse();
            assertThatThrownBy(() -> door.claim(code, "second-admin", "李四", "correct-horse-1", COUNTY))
                    .isInstanceOf(NotAccepted.class);
        });
    }

    @Test
    void tenWrongCodesCloseTheDoor() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            withoutAdministrators();
            FirstAdministrator door = new FirstAdministrator(people, posts, transaction);
            Optional<String> code = door.open();
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> door.claim("wrong", "first-admin", "张三", "correct-horse-1", COUNTY))
                        .isInstanceOf(NotAccepted.class);
            }

            assertThat(door.isAwaited()).isFalse();
            assertThatThrownBy(() -> door.claim(code.orElseThrow(), "first-admin", "张三", "correct-horse-1", COUNTY))
                    .isInstanceOf(NotAccepted.class);
        });
    }

    private void withoutAdministrators() {
        posts.all().stream()
                .filter(post -> post.seat().role() == Role.SYSTEM_ADMINISTRATOR && post.until() == null)
                .map(Post::number)
                .forEach(posts::end);
    }
}
