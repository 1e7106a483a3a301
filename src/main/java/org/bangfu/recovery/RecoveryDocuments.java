package org.bangfu.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.Money;
import org.bangfu.documents.DocumentSource;
import org.bangfu.documents.DocumentValues;
import org.bangfu.documents.OfficialDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The documents of a recovery, whatever the kind of the case that paid what it should not have. */
@Component
class RecoveryDocuments implements DocumentSource {

    private static final OfficialDocument NOTICE = document("notice", "追回事实告知书");
    private static final OfficialDocument DECISION = document("decision", "待遇追回决定书");
    private static final OfficialDocument PLAN = document("plan", "还款协议书");

    private final Recoveries recoveries;

    RecoveryDocuments(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    private static OfficialDocument document(String name, String title) {
        return OfficialDocument.of("recovery", "recovery-" + name, title);
    }

    @Override
    public CaseKind kind() {
        return CaseKind.RECOVERY;
    }

    @Override
    public boolean concerns(CaseFile file) {
        return recoveries.find(file.number()).isPresent();
    }

    @Override
    public List<OfficialDocument> documents() {
        return List.of(NOTICE, DECISION, PLAN);
    }

    @Override
    public List<OfficialDocument> available(CaseFile file) {
        Optional<Claim> claim = recoveries.find(file.number());
        List<OfficialDocument> available = new ArrayList<>(List.of(NOTICE));
        if (claim.map(Claim::ruling).isPresent()) {
            available.add(DECISION);
        }
        if (claim.map(Claim::plan).isPresent()) {
            available.add(PLAN);
        }
        return available;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "追回待遇", "追回事由", "拟追回金额", "转入追回日期", "告知日期", "家庭陈述", "追回决定", "追回金额", "追回理由", "决定日期", "认定骗取", "停发待遇",
                "还款期数", "首期还款日期", "已还金额", "尚欠金额", "移送处罚日期");
    }

    @Override
    public Map<String, Set<String>> tables() {
        return Map.of();
    }

    @Override
    public void fill(CaseFile file, DocumentValues values) {
        Claim claim = recoveries.find(file.number()).orElseThrow();
        values.put("追回待遇", claim.benefit())
                .put("追回事由", claim.ground())
                .put("拟追回金额", claim.amount())
                .put("转入追回日期", claim.openedOn())
                .put("告知日期", claim.notifiedOn())
                .put("已还金额", claim.repaid())
                .put("尚欠金额", claim.owed());
        Optional.ofNullable(claim.statement()).ifPresent(statement -> values.put("家庭陈述", statement.text()));
        Claim.Ruling ruling = claim.ruling();
        if (ruling != null) {
            values.put("追回决定", ruling.isWaived() ? "不予追回" : "追回")
                    .put("追回金额", ruling.amount() == null ? Money.ZERO : ruling.amount())
                    .put("追回理由", ruling.reason())
                    .put("决定日期", ruling.on())
                    .put("认定骗取", ruling.fraud())
                    .put("停发待遇", ruling.suspended())
                    .put("移送处罚日期", claim.fineReferredOn() == null ? "未移送" : claim.fineReferredOn());
            fill(claim.plan(), ruling, values);
        }
    }

    private static void fill(Claim.@Nullable Plan plan, Claim.Ruling ruling, DocumentValues values) {
        if (plan != null) {
            values.put("还款期数", plan.instalments()).put("首期还款日期", plan.firstDue());
        } else if (ruling.isWaived()) {
            values.put("还款期数", "不需要还款").put("首期还款日期", "不需要还款");
        }
    }
}
