package org.bangfu.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bangfu.common.AreaCode;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Photos;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BangfuIT
class EvidenceSweepIT {

    private static final Duration A_DAY_AND_A_BIT = Duration.ofHours(24).plusMinutes(5);
    private static final Duration LESS_THAN_A_DAY = Duration.ofHours(24).minusMinutes(5);

    @Autowired
    EvidenceSweep sweep;

    @Autowired
    EvidenceFolder folder;

    @Autowired
    Evidence evidence;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ActingAs acting;

    @Value("${bangfu.data}")
    Path data;

    @Test
    void aFileWhoseRowWasNeverCommittedGoesAfterADayAndNotBefore() throws IOException {
        String old = left(A_DAY_AND_A_BIT);
        String young = left(LESS_THAN_A_DAY);

        sweep.sweep();

        assertThat(place(old)).doesNotExist();
        assertThat(place(young)).exists();
        assertThat(folder.read(young)).isNotEmpty();
    }

    @Test
    void whatAnInterruptedTransactionLeftBehindIsAnOrphan() throws IOException {
        List<String> names = acting.person(
                "hongyan1-cunwei1",
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    List<String> written = names(stored());
                    status.setRollbackOnly();
                    return written;
                })));
        for (String name : names) {
            assertThat(place(name)).exists();
            age(place(name), A_DAY_AND_A_BIT);
        }

        sweep.sweep();

        assertThat(names).hasSize(2).allSatisfy(name -> assertThat(place(name)).doesNotExist());
    }

    @Test
    void theFilesOfARowStayHoweverOldTheyAre() throws IOException {
        EvidenceItem item = acting.person("hongyan1-cunwei1", this::stored);
        List<String> names = names(item);
        for (String name : names) {
            age(place(name), Duration.ofDays(4000));
        }

        sweep.sweep();

        assertThat(names).hasSize(2).allSatisfy(name -> assertThat(place(name)).exists());
        assertThat(evidence.served(item).content()).isNotEmpty();
    }

    @Test
    void anUnfinishedFileGoesAndWhatIsNotOursStays() throws IOException {
        Path unfinished = place(left(A_DAY_AND_A_BIT) + ".part");
        Path running = place(left(LESS_THAN_A_DAY) + ".part");
        Path note = data.resolve("evidence").resolve("README.txt");
        Files.writeString(unfinished, "half");
        Files.writeString(running, "half");
        Files.writeString(note, "of the administrator");
        age(unfinished, A_DAY_AND_A_BIT);
        age(running, LESS_THAN_A_DAY);
        age(note, A_DAY_AND_A_BIT);

        sweep.sweep();

        assertThat(unfinished).doesNotExist();
        assertThat(running).exists();
        assertThat(note).exists();
    }

    private EvidenceItem stored() {
        return evidence.store(
                "test:sweep",
                new AreaCode("430527103001"),
                EvidenceKind.OTHER,
                "照片.jpg",
                Photos.withExif(Photos.jpeg(), 6));
    }

    /** The original and the copy that is shown. */
    private List<String> names(EvidenceItem item) {
        return jdbc.sql(
                        "select original_name from evidence where id = :id union select served_name from evidence where id = :id")
                .param("id", item.id())
                .query(String.class)
                .list();
    }

    private String left(Duration age) throws IOException {
        String name = folder.write(Photos.jpeg());
        age(place(name), age);
        return name;
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private Path place(String name) {
        return data.resolve("evidence").resolve(name.substring(0, 2)).resolve(name);
    }
}
