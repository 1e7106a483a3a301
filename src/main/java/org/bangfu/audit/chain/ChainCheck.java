package org.bangfu.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Recomputes every chain from its first row and compares it with its head and with the anchors. Needs nothing but a
 * connection that may read.
 */
public final class ChainCheck {

    private static final int PAGE = 1000;

    private final Connection connection;
    private final List<Anchor> anchors;
    private long rows;

    public ChainCheck(Connection connection, List<Anchor> anchors) {
        this.connection = connection;
        this.anchors = List.copyOf(anchors);
    }

    /**
     * What is wrong, and where first in each chain.
     *
     * @param number the row at which the chain stops being right
     */
    public record Fault(String chain, long number, String sentence) {}

    /** The first fault of each chain that has one, in the order of the chains. */
    public List<Fault> faults() throws SQLException {
        rows = 0;
        Map<String, Anchor> heads = heads();
        SortedSet<String> chains = new TreeSet<>(heads.keySet());
        anchors.forEach(anchor -> chains.add(anchor.chain()));
        chains.addAll(chainsOfEntries());
        List<Fault> faults = new ArrayList<>();
        for (String chain : chains) {
            fault(chain, Optional.ofNullable(heads.get(chain))).ifPresent(faults::add);
        }
        return faults;
    }

    /** How many rows the last check went through. */
    public long rows() {
        return rows;
    }

    private Optional<Fault> fault(String chain, Optional<Anchor> head) throws SQLException {
        Map<Long, String> anchored = new HashMap<>();
        for (Anchor anchor : anchors) {
            if (anchor.chain().equals(chain)) {
                String before = anchored.put(anchor.number(), anchor.hash());
                if (before != null && !before.equals(anchor.hash())) {
                    return Optional.of(new Fault(chain, anchor.number(), "两个锚点文件互相矛盾"));
                }
            }
        }
        long number = 0;
        String hash = Link.GENESIS;
        List<Stored> page = page(chain, Long.MIN_VALUE);
        while (!page.isEmpty()) {
            for (Stored stored : page) {
                rows++;
                Link link = stored.link();
                if (link.number() != number + 1) {
                    return Optional.of(new Fault(chain, number + 1, "这一行缺失或序号被改动"));
                }
                if (!link.previousHash().equals(hash)) {
                    return Optional.of(new Fault(chain, link.number(), "这一行与前一行接不上"));
                }
                if (!link.hash().equals(stored.hash())) {
                    return Optional.of(new Fault(chain, link.number(), "这一行的内容被改动"));
                }
                number = link.number();
                hash = stored.hash();
                String anchor = anchored.remove(number);
                if (anchor != null && !anchor.equals(hash)) {
                    return Optional.of(new Fault(chain, number, "到这一行为止的链被重写，与锚点文件不符"));
                }
            }
            page = page(chain, number);
        }
        if (!anchored.isEmpty()) {
            return Optional.of(new Fault(chain, number + 1, "从这一行起被删除，锚点文件里还有它"));
        }
        if (head.isEmpty()) {
            return Optional.of(new Fault(chain, number, "链头缺失"));
        }
        if (head.get().number() != number || !head.get().hash().equals(hash)) {
            return Optional.of(
                    new Fault(chain, Math.min(number, head.get().number()) + 1, "链头与最后一行不符：末尾的行被删除、添加，或链头被改动"));
        }
        return Optional.empty();
    }

    private Map<String, Anchor> heads() throws SQLException {
        Map<String, Anchor> heads = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select chain, last_number, last_hash from audit_chain")) {
            while (result.next()) {
                heads.put(result.getString(1), new Anchor(result.getString(1), result.getLong(2), result.getString(3)));
            }
        }
        return heads;
    }

    private List<String> chainsOfEntries() throws SQLException {
        List<String> chains = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select distinct chain from audit_entry")) {
            while (result.next()) {
                chains.add(result.getString(1));
            }
        }
        return chains;
    }

    private List<Stored> page(String chain, long after) throws SQLException {
        List<Stored> page = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select entry_number, business_time, recorded_at, actor, origin, kind, area, case_number, subject,
                    details, previous_hash, hash
                from audit_entry where chain = ? and entry_number > ? order by entry_number
                """)) {
            statement.setMaxRows(PAGE);
            statement.setString(1, chain);
            statement.setLong(2, after);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    page.add(new Stored(
                            new Link(
                                    chain,
                                    result.getLong(1),
                                    result.getObject(2, OffsetDateTime.class).toInstant(),
                                    result.getObject(3, OffsetDateTime.class).toInstant(),
                                    result.getString(4),
                                    result.getString(5),
                                    result.getString(6),
                                    result.getString(7),
                                    result.getString(8),
                                    result.getString(9),
                                    result.getString(10),
                                    result.getString(11)),
                            result.getString(12)));
                }
            }
        }
        return page;
    }

    private record Stored(Link link, String hash) {}
}
