package org.bangfu.audit.chain;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangfu.audit.AuditReaders;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Says in Chinese what an entry records. The sentences stand in {@code audit/sentences.properties}. */
@Component
public class Sentences {

    private final AuditReaders readers;
    private final Properties texts = new Properties();

    Sentences(AuditReaders readers) {
        this.readers = readers;
        try (Reader text = new InputStreamReader(
                new ClassPathResource("audit/sentences.properties").getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentence of a kind; the kind itself when nobody wrote one. */
    public String of(String kind) {
        return texts.getProperty("kind." + kind, kind);
    }

    /** Kind to sentence, for choosing among them. */
    public Map<String, String> kinds() {
        return texts.stringPropertyNames().stream()
                .filter(name -> name.startsWith("kind."))
                .collect(Collectors.toMap(
                        name -> name.substring(5), texts::getProperty, (one, other) -> one, TreeMap::new));
    }

    /** What it was done to and the stored details, labelled. */
    String details(@Nullable String subject, String stored) {
        Stream<String> about = subject == null ? Stream.empty() : Stream.of("对象：" + named(subject));
        Stream<String> more = DetailText.read(stored).entrySet().stream()
                .map(detail -> texts.getProperty("field." + detail.getKey(), detail.getKey()) + "："
                        + readable(detail.getValue()));
        return Stream.concat(about, more).collect(Collectors.joining("；"));
    }

    private String named(String subject) {
        return subject.startsWith("person:") ? readable(subject.substring(7)) : subject;
    }

    private String readable(String value) {
        if (value.matches("p\\d{1,18}")) {
            return readers.actorName(value);
        }
        if (value.matches("[a-z-]+@\\d{6,14}")) {
            Seat seat = Seat.parse(value);
            return readers.areaName(seat.area()) + seat.role().label();
        }
        if (value.matches("\\d{6}(\\d{3}){1,2}(\\d{2})?")) {
            return readers.areaName(new AreaCode(value));
        }
        return Role.of(value).map(Role::label).orElse(texts.getProperty("value." + value, value));
    }
}
