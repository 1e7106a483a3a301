package org.bangfu.funds.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.funds.FundRefused;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.registry.Areas;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out the bank's files, and compares files, payments, receipts and ledger. */
@Component
@Transactional
public class BankFiles {

    private final JdbcClient jdbc;
    private final BatchFolder folder;
    private final PaymentOrders orders;
    private final AuditTrail audit;

    BankFiles(JdbcClient jdbc, BatchFolder folder, PaymentOrders orders, AuditTrail audit) {
        this.jdbc = jdbc;
        this.folder = folder;
        this.orders = orders;
        this.audit = audit;
    }

    /** A file's name, kind and bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Download(String name, String mediaType, byte[] content) {}

    /**
     * The file as it was written; that it was fetched goes on the audit trail.
     *
     * @throws FundRefused when it is gone or was changed on the disk
     */
    public Download fetch(long batch, String name) {
        record Known(String format, String sha256) {}
        Known known = jdbc.sql("select format, sha256 from funds_batch_file where batch_id = ? and file_name = ?")
                .params(batch, name)
                .query((row, n) -> new Known(row.getString("format"), row.getString("sha256")))
                .optional()
                .orElseThrow(() -> new FundRefused("没有这个文件，请从批次页面下载"));
        byte[] content = folder.read(name)
                .filter(bytes -> BatchFolder.sha256(bytes).equals(known.sha256()))
                .orElseThrow(() -> new FundRefused("文件 " + name + " 丢失或被改动，不能使用，请联系系统管理员"));
        audit.record(AuditEntry.of("fund.fileFetched")
                .in(Areas.COUNTY)
                .about("fund-batch:" + batch)
                .with("sha256", known.sha256()));
        return new Download(name, BankFile.valueOf(known.format()).mediaType(), content);
    }

    /** Everything that does not agree, one sentence each. Empty when batches, files, receipts and ledger are as one. */
    @Transactional(readOnly = true)
    public List<String> differences() {
        List<String> found = new ArrayList<>(orders.differences());
        jdbc.sql("select number from funds_batch where status = 'NUMBERED' order by number")
                .query(String.class)
                .list()
                .forEach(number -> found.add("批次 " + number + " 已签字但文件没有生成"));
        jdbc.sql("select n.in_year from funds_batch_number n where n.last_number <> (select count(*) from funds_batch b"
                        + " where b.batch_year = n.in_year)")
                .query(Integer.class)
                .list()
                .forEach(year -> found.add(year + "年的批次号不连续"));
        Set<String> known = new HashSet<>();
        jdbc.sql("select file_name, sha256 from funds_batch_file order by file_name")
                .query(row -> {
                    String name = row.getString("file_name");
                    String sha256 = row.getString("sha256");
                    known.add(name);
                    if (folder.read(name)
                            .filter(bytes -> BatchFolder.sha256(bytes).equals(sha256))
                            .isEmpty()) {
                        found.add("文件 " + name + " 丢失或被改动");
                    }
                });
        folder.names().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> found.add("目录里的文件 " + name + " 没有登记"));
        return found;
    }
}
