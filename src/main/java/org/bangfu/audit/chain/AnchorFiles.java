package org.bangfu.audit.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes the heads of all chains to a file of their own every night and at the first start of a day. Files are never
 * written over; keep copies away from the database, or whoever rules it can rewrite a chain together with its head.
 */
@Component
public class AnchorFiles {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss");

    private final JdbcClient jdbc;
    private final Path folder;

    AnchorFiles(JdbcClient jdbc, @Value("${bangfu.data:./data}") Path data) {
        this.jdbc = jdbc;
        this.folder = data.resolve("anchors");
    }

    @EventListener(ApplicationReadyEvent.class)
    void writeOnceADay() {
        String today = LocalDateTime.now(ZONE).toLocalDate().toString();
        if (files(folder).stream()
                .noneMatch(file -> String.valueOf(file.getFileName()).startsWith(today))) {
            write();
        }
    }

    /** Writes the present heads. */
    @Scheduled(cron = "0 50 23 * * *", zone = "Asia/Shanghai")
    public void write() {
        List<String> lines = new ArrayList<>();
        lines.add("# chain entry_number hash");
        lines.addAll(jdbc.sql(
                        "select chain, last_number, last_hash from audit_chain where last_number > 0 order by chain")
                .query((rows, number) -> new Anchor(rows.getString(1), rows.getLong(2), rows.getString(3)).line())
                .list());
        try {
            Files.createDirectories(folder);
            String name = LocalDateTime.now(ZONE).format(NAME);
            Path part = folder.resolve(name + ".part");
            Files.write(part, lines, StandardCharsets.UTF_8);
            Files.move(part, folder.resolve(name + ".txt"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("无法写入审计锚点，请检查数据目录的磁盘空间和权限", e);
        }
    }

    /** All anchors below a folder; none when there is no such folder. */
    public static List<Anchor> read(Path folder) {
        List<Anchor> anchors = new ArrayList<>();
        for (Path file : files(folder)) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
                lines.flatMap(line -> Anchor.parse(line).stream()).forEach(anchors::add);
            } catch (IOException e) {
                throw new UncheckedIOException("读不了审计锚点文件，请检查权限：" + file, e);
            }
        }
        return anchors;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("读不了审计锚点目录，请检查权限：" + folder, e);
        }
    }
}
