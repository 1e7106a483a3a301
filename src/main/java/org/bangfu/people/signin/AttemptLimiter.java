package org.bangfu.people.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows guessing down: after too many failures for a username or from an address within the window, every further
 * attempt is refused until the window has passed. Nobody has to unlock anything. An attempt counts when it begins, so
 * that parallel guesses do not slip through; a success clears the username.
 */
final class AttemptLimiter {

    private static final int REMEMBERED = 50_000;

    private final int perUsername;
    private final int perAddress;
    private final Duration window;
    private final InstantSource clock;
    private final Map<String, Attempts> attempts = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > REMEMBERED;
        }
    };

    AttemptLimiter(int perUsername, int perAddress, Duration window, InstantSource clock) {
        this.perUsername = perUsername;
        this.perAddress = perAddress;
        this.window = window;
        this.clock = clock;
    }

    /** What is to be done with an attempt. */
    enum Verdict {
        LOOK_AT,
        /** The first refusal of a window: worth a line in the trail. */
        REFUSE_AND_NOTE,
        /** Refused like the ones before: nothing is written, or guessing would fill the trail. */
        REFUSE
    }

    /** Counts an attempt and says whether it may be looked at. */
    synchronized Verdict begin(String username, String address) {
        Verdict byName = count(nameKey(username), perUsername);
        Verdict byAddress = count(addressKey(address), perAddress);
        if (byName == Verdict.LOOK_AT && byAddress == Verdict.LOOK_AT) {
            return Verdict.LOOK_AT;
        }
        return byName == Verdict.REFUSE_AND_NOTE || byAddress == Verdict.REFUSE_AND_NOTE
                ? Verdict.REFUSE_AND_NOTE
                : Verdict.REFUSE;
    }

    /** A sign-in succeeded: the username starts anew, and the address gets this attempt back. */
    synchronized void succeeded(String username, String address) {
        attempts.remove(nameKey(username));
        Attempts fromAddress = attempts.get(addressKey(address));
        if (fromAddress != null) {
            attempts.put(addressKey(address), new Attempts(fromAddress.since(), Math.max(0, fromAddress.count() - 1)));
        }
    }

    private Verdict count(String key, int limit) {
        Instant now = clock.instant();
        Attempts known = attempts.get(key);
        if (known == null || known.since().plus(window).isBefore(now)) {
            known = new Attempts(now, 0);
        }
        if (known.count() > limit) {
            return Verdict.REFUSE;
        }
        attempts.put(key, new Attempts(known.since(), known.count() + 1));
        return known.count() == limit ? Verdict.REFUSE_AND_NOTE : Verdict.LOOK_AT;
    }

    private static String nameKey(String username) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        return "n:" + name.substring(0, Math.min(name.length(), 60));
    }

    private static String addressKey(String address) {
        return "a:" + address;
    }

    private record Attempts(Instant since, int count) {}
}
