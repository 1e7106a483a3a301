package org.bangfu.policy.exit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bangfu.common.Money;

/**
 * Households declared to have left poverty behind, in the pattern of the Mashan audit of 2015 (608 households below the
 * line among those declared exited): as many that must pass, and beside them households with one condition unmet each
 * and their near misses. What was planted is the truth that findings are measured against. The same seed makes the same
 * set.
 */
final class ExitPattern {

    /** As many as the audit found below the line. */
    static final int BELOW_THE_LINE = 608;

    /** @param truth what must be found, and nothing else: {@code rule code}; empty when the household must pass */
    record Planted(int number, ExitFacts facts, List<String> truth) {}

    private final List<Planted> households = new ArrayList<>();
    private final Random random;

    private ExitPattern(long seed) {
        random = new Random(seed);
        for (int i = 0; i < BELOW_THE_LINE; i++) {
            // from nothing to exactly the line, with one fen below it among them
            long below = i == 0 ? 0 : i == 1 ? 1 : random.nextInt(300_000);
            plant(adults().earningPerHead(new Money(ExitFamily.LINE.fen() - below)), List.of("R-EX-01 belowLine"));
        }
        for (int i = 0; i < BELOW_THE_LINE; i++) {
            long above = i == 0 ? 1 : 1 + random.nextInt(70_000);
            plant(adults().earningPerHead(new Money(ExitFamily.LINE.fen() + above)), List.of());
        }
        culprits().forEach((truth, culprit) -> times(20, () -> plant(culprit.apply(family()), List.of(truth))));
        nearMisses().forEach(nearMiss -> times(20, () -> plant(nearMiss.apply(family()), List.of())));
        Collections.shuffle(households, random);
    }

    static ExitPattern generate(long seed) {
        return new ExitPattern(seed);
    }

    List<Planted> households() {
        return households;
    }

    private ExitFamily adults() {
        return ExitFamily.of(1 + random.nextInt(5)).before(null);
    }

    /** Above the line by something more than a hundred yuan a head. */
    private ExitFamily family() {
        return adults().earningPerHead(Money.yuan(3250 + random.nextInt(500)));
    }

    private static Map<String, UnaryOperator<ExitFamily>> culprits() {
        Map<String, UnaryOperator<ExitFamily>> culprits = new LinkedHashMap<>();
        culprits.put("R-EX-00 wubao", family -> family.support(1, true, Assistance.WUBAO));
        culprits.put("R-EX-00 newlyListed", family -> family.identified(2016));
        culprits.put("R-EX-02 reliefAndGifts", family -> helped(IncomeKind.RELIEF));
        culprits.put("R-EX-02 oneOff", family -> helped(IncomeKind.COMPENSATION));
        culprits.put("R-EX-03 food", family -> family.living(living(false, true, "A", true)));
        culprits.put("R-EX-03 clothing", family -> family.living(living(true, false, "A", true)));
        culprits.put("R-EX-04 school", family -> withChild(false));
        culprits.put(
                "R-EX-05 insurance",
                family -> ExitFamily.of(2)
                        .adult("未参保", true, false)
                        .earningPerHead(Money.yuan(3300))
                        .before(null));
        culprits.put("R-EX-06 housing", family -> family.housing("C", false));
        culprits.put("R-EX-06 keys", family -> family.relocated(false, false));
        culprits.put("R-EX-07 water", family -> family.living(living(true, true, "A", false)));
        culprits.put("R-EX-08 measures", family -> family.support(0, true, Assistance.NONE));
        culprits.put("R-EX-09 source", family -> family.support(1, false, Assistance.NONE));
        culprits.put(
                "R-EX-09 assistance",
                family -> ExitFamily.of(0)
                        .adult("老人", false, true)
                        .earningPerHead(Money.yuan(3300))
                        .before(null));
        culprits.put("R-EX-10 incomeJump", family -> family.before("2000"));
        culprits.put("R-EX-10 sameIncomes", family -> family.sameAs(2));
        return culprits;
    }

    private static List<UnaryOperator<ExitFamily>> nearMisses() {
        return List.of(
                family -> family.support(1, true, Assistance.DIBAO_FIRST),
                family -> family.identified(2015),
                family -> family.with(IncomeKind.RELIEF, Money.yuan(2000)),
                family -> family.with(IncomeKind.COMPENSATION, Money.yuan(2000)),
                family -> family.housing("D", true),
                family -> family.housing("B", false),
                family -> family.relocated(true, true),
                family -> withChild(true),
                family -> family.sameAs(1),
                family -> family.before("2800"),
                family -> ExitFamily.of(0)
                        .adult("老人", false, true)
                        .earningPerHead(Money.yuan(3300))
                        .before(null)
                        .support(1, false, Assistance.DIBAO_THIRD),
                family -> family.expecting(IncomeKind.BREEDING, Money.yuan(5000)));
    }

    private static ExitFamily helped(IncomeKind kind) {
        return ExitFamily.of(2)
                .earning(Money.yuan(6000))
                .with(kind, Money.yuan(500))
                .before(null);
    }

    private static ExitFamily withChild(boolean inSchool) {
        return ExitFamily.of(2)
                .child(LocalDate.of(2006, 6, 1), inSchool, false, false)
                .earningPerHead(Money.yuan(3300))
                .before(null);
    }

    private static ExitFacts.Living living(boolean food, boolean clothing, String grade, boolean water) {
        return new ExitFacts.Living(food, clothing, grade, false, false, false, false, water);
    }

    private void plant(ExitFamily family, List<String> truth) {
        households.add(new Planted(households.size() + 1, family.facts(), truth));
    }

    private static void times(int count, Runnable deed) {
        for (int i = 0; i < count; i++) {
            deed.run();
        }
    }
}
