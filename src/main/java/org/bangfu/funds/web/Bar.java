package org.bangfu.funds.web;

import java.util.ArrayList;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.funds.Budgets;
import org.bangfu.funds.Gauge;

/** The charts of the budget page as lengths; the page draws them and shows the same figures in a table. */
final class Bar {

    /** The width of a full bar in the drawing. */
    static final int WIDTH = 600;

    private Bar() {}

    /**
     * A share as a bar.
     *
     * @param width of the part that is industry and relief
     * @param floor where the share that is asked for lies
     */
    record Share(String label, Gauge gauge, int width, int floor, int y) {}

    /** A category's money, one part after another. */
    record Stack(Budgets.Line line, int paid, int inTransit, int committed, int available, int y) {}

    static List<Share> shares(Budgets.Year year) {
        return List.of(share("筹集", year.raised(), 0), share("安排", year.committed(), 1), share("支付", year.paid(), 2));
    }

    private static Share share(String label, Gauge gauge, int place) {
        int floor = (int) gauge.floor().atLeastOf(WIDTH);
        return new Share(label, gauge, gauge.permille() * WIDTH / 1000, floor, 10 + place * 36);
    }

    /** How far the sum raised is on its way to the minimum, at most full. */
    static int raised(Budgets.Year year) {
        return length(year.total(), year.minimum().asMoney());
    }

    static List<Stack> stacks(Budgets.Year year) {
        Money largest = year.lines().stream()
                .map(Budgets.Line::raised)
                .max(Money::compareTo)
                .orElse(Money.ZERO);
        List<Stack> stacks = new ArrayList<>();
        for (Budgets.Line line : year.lines()) {
            stacks.add(new Stack(
                    line,
                    length(line.paid(), largest),
                    length(line.inTransit(), largest),
                    length(line.committed(), largest),
                    length(line.available(), largest),
                    10 + stacks.size() * 30));
        }
        return stacks;
    }

    private static int length(Money part, Money whole) {
        return whole.fen() <= 0 ? 0 : (int) Math.min(WIDTH, part.fen() * WIDTH / whole.fen());
    }
}
