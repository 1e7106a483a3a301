package org.bangfu.engine.fence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds ways round a graph that never come past a step where the process waits. */
public final class Rings {

    private Rings() {}

    /**
     * The nodes of every ring without a waiting node, each ring once.
     *
     * @param next node to the nodes that follow it
     * @param waits whether the process waits at the node for a person, a message or a clock
     */
    public static List<Set<String>> withoutWait(Map<String, Set<String>> next, Predicate<String> waits) {
        return new Search(next, waits).components();
    }

    /** Tarjan's strongly connected components, with a stack of its own so that a long model cannot overflow ours. */
    private static final class Search {

        private final Map<String, Set<String>> next;
        private final Predicate<String> waits;
        private final Map<String, Integer> index = new HashMap<>();
        private final Map<String, Integer> low = new HashMap<>();
        private final Deque<String> path = new ArrayDeque<>();
        private final Set<String> onPath = new LinkedHashSet<>();
        private final List<Set<String>> found = new java.util.ArrayList<>();

        private Search(Map<String, Set<String>> next, Predicate<String> waits) {
            this.next = next;
            this.waits = waits;
        }

        private List<Set<String>> components() {
            for (String node : next.keySet()) {
                if (!waits.test(node) && !index.containsKey(node)) {
                    visit(node);
                }
            }
            return found;
        }

        private record Step(String node, Deque<String> left) {}

        private void visit(String start) {
            Deque<Step> steps = new ArrayDeque<>();
            steps.push(enter(start));
            while (!steps.isEmpty()) {
                Step step = steps.element();
                if (step.left().isEmpty()) {
                    steps.pop();
                    leave(step.node());
                    if (!steps.isEmpty()) {
                        lower(steps.element().node(), low(step.node()));
                    }
                } else {
                    String to = step.left().pop();
                    if (!index.containsKey(to)) {
                        steps.push(enter(to));
                    } else if (onPath.contains(to)) {
                        lower(step.node(), index.getOrDefault(to, 0));
                    }
                }
            }
        }

        private Step enter(String node) {
            index.put(node, index.size());
            low.put(node, index.size() - 1);
            path.push(node);
            onPath.add(node);
            Deque<String> left = new ArrayDeque<>();
            for (String to : next.getOrDefault(node, Set.of())) {
                if (!waits.test(to)) {
                    left.add(to);
                }
            }
            return new Step(node, left);
        }

        private void leave(String node) {
            if (low(node) != index.getOrDefault(node, -1)) {
                return;
            }
            Set<String> ring = new LinkedHashSet<>();
            String member;
            do {
                member = path.pop();
                onPath.remove(member);
                ring.add(member);
            } while (!member.equals(node));
            if (ring.size() > 1 || next.getOrDefault(node, Set.of()).contains(node)) {
                found.add(ring);
            }
        }

        private int low(String node) {
            return low.getOrDefault(node, -1);
        }

        private void lower(String node, int value) {
            low.merge(node, value, Math::min);
        }
    }
}
