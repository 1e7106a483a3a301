package org.bangfu.chaos;

import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param acknowledged how many commands of each kind were acknowledged
 * @param unanswered how many commands of each kind were under way when the application was killed
 * @param duringImports kills that struck while a workbook was being checked or stored
 * @param duringStart further kills, before the application was ready
 * @param overlooked damage done on purpose that the checker did not find
 * @param careless acknowledged commands that an H2 without WRITE_DELAY=0 lost at one kill; full runs on H2 only
 * @param naive findings in the journal of the client that claims too early
 */
record Report(
        String database,
        long seed,
        int kills,
        int duringImports,
        int duringStart,
        Map<String, Long> acknowledged,
        Map<String, Long> unanswered,
        long refused,
        List<Finding> findings,
        List<String> overlooked,
        int naive,
        int careless) {

    /** Nothing found that must not be, and nothing overlooked that was put there. */
    boolean isClean() {
        boolean full = kills >= 10;
        return findings.isEmpty()
                && overlooked.isEmpty()
                && (!full || naive > 0)
                && (!full || careless > 0 || !database.equals("h2"));
    }

    Report withCareless(int lost) {
        return new Report(
                database,
                seed,
                kills,
                duringImports,
                duringStart,
                acknowledged,
                unanswered,
                refused,
                findings,
                overlooked,
                naive,
                lost);
    }

    long commands() {
        return acknowledged.values().stream().mapToLong(Long::longValue).sum();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("database      ")
                .append(database)
                .append(", seed ")
                .append(seed)
                .append('\n');
        text.append("kills         ").append(kills).append(" under load, of them ");
        text.append(duringImports).append(" while a workbook was checked or stored; ");
        text.append(duringStart).append(" more during the start\n");
        text.append("acknowledged  ")
                .append(commands())
                .append(' ')
                .append(acknowledged)
                .append('\n');
        text.append("unanswered    ").append(unanswered).append(" at a kill, sent again\n");
        text.append("refused       ").append(refused).append('\n');
        text.append("controls      ")
                .append(Controls.size() - overlooked.size())
                .append(" of ");
        text.append(Controls.size()).append(" found, naive client: ").append(naive);
        text.append(" findings, H2 that writes when it likes: ")
                .append(careless)
                .append(" lost\n");
        overlooked.forEach(
                damage -> text.append("OVERLOOKED    ").append(damage).append('\n'));
        text.append("findings      ").append(findings.size()).append('\n');
        findings.forEach(
                finding -> text.append("FINDING       ").append(finding).append('\n'));
        return text.toString();
    }
}
