package org.bangfu.funds.batch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bangfu.common.PersonId;
import org.bangfu.common.ShownTime;
import org.bangfu.documents.DocumentGroup;
import org.bangfu.documents.DocumentValues;
import org.bangfu.documents.Documents;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.people.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of a batch's payments as a paper: for the signatories, the county's files, the audit. Accounts are masked. */
@Component
public class PaymentList implements DocumentGroup {

    private static final OfficialDocument LIST = OfficialDocument.of("funds", "payment-list", "扶贫资金发放清单");
    private static final String NOT_SIGNED = "未签";

    private final Batches batches;
    private final PaymentOrders orders;
    private final Documents documents;
    private final Staff staff;
    private final Clock clock;

    PaymentList(Batches batches, PaymentOrders orders, Documents documents, Staff staff, Clock clock) {
        this.batches = batches;
        this.orders = orders;
        this.documents = documents;
        this.staff = staff;
        this.clock = clock;
    }

    /** A paper as it is handed out. */
    public record Paper(String name, String mediaType, byte[] content) {}

    @Override
    public String label() {
        return "资金发放";
    }

    @Override
    public List<OfficialDocument> documents() {
        return List.of(LIST);
    }

    @Override
    public Set<String> fields() {
        return Set.of("批次编号", "批次状态", "笔数", "合计金额", "制单人", "制单时间", "第一签字人", "第一签字时间", "第二签字人", "第二签字时间", "打印日期");
    }

    @Override
    public Map<String, Set<String>> tables() {
        return Map.of("发放", Set.of("序号", "户编号", "户主", "户名", "开户银行", "账号", "金额", "项目", "期间", "结果"));
    }

    /** The list of a batch; empty when there is no such batch. */
    public Optional<Paper> of(long id, Documents.Format format) {
        return batches.find(id)
                .map(batch -> new Paper(
                        LIST.title() + "-" + batch.name() + "." + format.name().toLowerCase(Locale.ROOT),
                        format.mediaType(),
                        documents.make(LIST, values(batch), format, "fund-batch:" + id)));
    }

    private DocumentValues values(Batches.Batch batch) {
        DocumentValues values = new DocumentValues()
                .put("批次编号", batch.name())
                .put("批次状态", batch.status().label())
                .put("笔数", batch.lines())
                .put("合计金额", batch.total())
                .put("制单人", staff.displayName(batch.proposedBy()))
                .put("制单时间", ShownTime.minute(batch.proposedAt()))
                .put("第一签字人", name(batch.firstSignedBy()))
                .put("第一签字时间", minute(batch.firstSignedAt()))
                .put("第二签字人", name(batch.secondSignedBy()))
                .put("第二签字时间", minute(batch.secondSignedAt()))
                .put("打印日期", LocalDate.now(clock));
        int position = 1;
        for (PaymentOrders.Order order : orders.ofBatch(batch.id())) {
            values.row(
                    "发放",
                    "序号",
                    order.sequence() == null ? position : order.sequence(),
                    "户编号",
                    order.householdNo(),
                    "户主",
                    order.payeeName(),
                    "户名",
                    order.holder(),
                    "开户银行",
                    order.bank(),
                    "账号",
                    order.accountMasked(),
                    "金额",
                    order.amount(),
                    "项目",
                    order.item().label(),
                    "期间",
                    order.period(),
                    "结果",
                    order.status().label());
            position++;
        }
        return values;
    }

    private String name(@Nullable PersonId who) {
        return who == null ? NOT_SIGNED : staff.displayName(who);
    }

    private static String minute(@Nullable Instant at) {
        return at == null ? NOT_SIGNED : ShownTime.minute(at);
    }
}
