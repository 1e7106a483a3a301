package org.bangfu.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the clients sent and what they were told, a line each, on the disk before they go on. A command that was sent and
 * never answered is indefinite: it may have happened or not, but neither half nor twice.
 */
final class Journal implements AutoCloseable {

    private final FileChannel file;
    private long ofClerks;

    Journal(Path path) {
        try {
            this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a line says about a command. */
    enum Stage {
        /** About to be sent, for the first time or again. */
        SENT,
        /** Acknowledged: the application owes it from now on. */
        DONE,
        /** Refused with a sentence. */
        REFUSED,
        /** Answered with a status that nobody should ever see. */
        FAULT
    }

    /**
     * A line.
     *
     * @param key the command's key, the same whenever it is sent again
     * @param facts what the checker needs to find the command's effect; no personal data
     */
    record Line(Stage stage, String kind, String key, String person, Map<String, String> facts) {

        String fact(String name) {
            String value = facts.get(name);
            if (value == null) {
                throw new IllegalStateException(kind + " " + key + " has no " + name);
            }
            return value;
        }

        private String text() {
            StringBuilder text = new StringBuilder(String.join("\t", stage.name(), kind, key, person));
            facts.forEach(
                    (name, value) -> text.append('\t').append(name).append('=').append(value));
            return text.append('\n').toString();
        }

        private static Line parse(String text) {
            String[] parts = text.split("\t", -1);
            Map<String, String> facts = new LinkedHashMap<>();
            for (int i = 4; i < parts.length; i++) {
                int at = parts[i].indexOf('=');
                facts.put(parts[i].substring(0, at), parts[i].substring(at + 1));
            }
            return new Line(Stage.valueOf(parts[0]), parts[1], parts[2], parts[3], facts);
        }
    }

    synchronized void write(Line line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.text().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
            if (line.stage() == Stage.DONE
                    && !line.kind().equals("signIn")
                    && !line.kind().startsWith("import.")) {
                ofClerks++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many commands about cases and tasks have been acknowledged. */
    synchronized long ofClerks() {
        return ofClerks;
    }

    static List<Line> read(Path path) {
        try {
            List<Line> lines = new ArrayList<>();
            for (String text : Files.readAllLines(path, StandardCharsets.UTF_8)) {
                lines.add(Line.parse(text));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
