package org.bangfu.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.documents.DocumentSource;
import org.bangfu.documents.DocumentValues;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of a change of members, filled from the case. */
@Component
class MemberChangeDocuments implements DocumentSource {

    private static final OfficialDocument FORM = OfficialDocument.of("review", "member-change", "家庭成员变更审批表");

    private final MemberChanges changes;
    private final Households households;

    MemberChangeDocuments(MemberChanges changes, Households households) {
        this.changes = changes;
        this.households = households;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.MEMBER_CHANGE;
    }

    @Override
    public List<OfficialDocument> documents() {
        return List.of(FORM);
    }

    @Override
    public List<OfficialDocument> available(CaseFile file) {
        return List.of(FORM);
    }

    @Override
    public Set<String> fields() {
        return Set.of("变更原因", "变更日期", "变更成员", "变更成员证件号", "继任户主", "申报日期", "变更情况");
    }

    @Override
    public Map<String, Set<String>> tables() {
        return Map.of();
    }

    @Override
    public void fill(CaseFile file, DocumentValues values) {
        MemberChange change = changes.get(file.number());
        values.put("变更原因", change.kind().label())
                .put("变更日期", change.changedOn())
                .put("变更成员", changes.whom(change))
                .put("变更成员证件号", number(change))
                .put("继任户主", change.nextHead() == null ? "户主不变" : name(change, change.nextHead()))
                .put("申报日期", change.reportedOn())
                .put("变更情况", change.statement());
    }

    private @Nullable String number(MemberChange change) {
        if (change.joiningMasked() != null) {
            return change.joiningMasked();
        }
        return people(change)
                .filter(member -> member.id().equals(change.leaving()))
                .map(member -> member.citizenId().masked())
                .findFirst()
                .orElse(null);
    }

    private String name(MemberChange change, MemberId id) {
        return people(change)
                .filter(member -> member.id().equals(id))
                .map(Member::name)
                .findFirst()
                .orElse("");
    }

    private Stream<Member> people(MemberChange change) {
        return Stream.concat(
                households.members(change.household()).stream(), households.formerMembers(change.household()).stream());
    }
}
