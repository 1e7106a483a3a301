package org.bangfu.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A household's full personal data, given out against a purpose that the audit trail keeps. */
public record RevealedHousehold(
        List<Person> people,
        @Nullable String phone,
        @Nullable String bank,
        @Nullable String account) {

    public record Person(
            String name, String citizenId, @Nullable String phone) {
        @Override
        public String toString() {
            return "Person[***]";
        }
    }

    @Override
    public String toString() {
        return "RevealedHousehold[***]";
    }
}
