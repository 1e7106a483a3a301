package org.bangfu.registry;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.common.CitizenId;

/** Makes people who do not exist: the region 430599 was never given out. Every call makes another one. */
public final class SyntheticPeople {

    private static final AtomicInteger DAYS = new AtomicInteger();

    private SyntheticPeople() {}

    public static CitizenId man() {
        return born(next(), 1);
    }

    public static CitizenId woman() {
        return born(next(), 2);
    }

    /** @param sequence 1 to 999, odd for men */
    public static CitizenId born(LocalDate on, int sequence) {
        String first17 = "430599" + on.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
        return CitizenId.parse(first17 + CitizenId.checkCharacter(first17));
    }

    private static LocalDate next() {
        return LocalDate.of(1920, 1, 1).plusDays(DAYS.incrementAndGet());
    }
}
