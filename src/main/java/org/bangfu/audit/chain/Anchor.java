package org.bangfu.audit.chain;

import java.util.Optional;

/** Where a chain stood when an anchor was written: whoever rewrites the chain up to here is found out. */
public record Anchor(String chain, long number, String hash) {

    /** One line of an anchor file. */
    String line() {
        return chain + " " + number + " " + hash;
    }

    /** Empty for a comment or a blank line. */
    public static Optional<Anchor> parse(String line) {
        String[] fields = line.strip().split(" ", -1);
        return fields.length == 3 && fields[1].matches("\\d{1,18}")
                ? Optional.of(new Anchor(fields[0], Long.parseLong(fields[1]), fields[2]))
                : Optional.empty();
    }
}
