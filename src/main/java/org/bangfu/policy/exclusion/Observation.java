package org.bangfu.policy.exclusion;

import java.time.LocalDate;
import org.bangfu.common.Money;
import org.bangfu.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something that no list knows and people found: the visitors, the township, an objection.
 *
 * @param reference technical id, such as {@code observation:3}
 * @param memberName the member it is about; null for the household
 * @param amount for things with a price
 * @param source who found it
 * @param evidence technical id of the evidence; without it nothing is barred
 */
public record Observation(
        String reference,
        Kind kind,
        @Nullable String memberName,
        @Nullable Money amount,
        String source,
        LocalDate foundOn,
        @Nullable String evidence) {

    /** What was found, by rule. */
    public enum Kind {
        VILLAGE_CADRE("X02", "现任村干部", Severity.REVIEW),
        LARGE_PRODUCER("X05", "种养大户或长期雇工", Severity.VETO),
        CONTRACTOR("X05", "承包工程", Severity.VETO),
        LUXURY_DECORATION("X06", "住房豪华装修", Severity.REVIEW),
        APPLIANCE("X06", "购置贵重家电", Severity.REVIEW),
        SPLIT_ON_PURPOSE("X07", "为享受政策故意分户", Severity.VETO),
        MERGED_ON_PURPOSE("X07", "为享受政策故意并户", Severity.VETO),
        EMPTY_REGISTRATION("X07", "空挂户", Severity.VETO),
        LIVES_ELSEWHERE("X07", "人户分离", Severity.REVIEW),
        LONG_ABSENT("X07", "长期无人居住", Severity.REVIEW),
        STUDY_ABROAD("X08", "自费出国留学", Severity.VETO),
        COMMERCIAL_PENSION("X08", "购买商业养老保险", Severity.VETO),
        UNLAWFUL("X09", "赌博、吸毒或违法拒不改正", Severity.REVIEW),
        FAVOURITISM("X11", "优亲厚友", Severity.VETO),
        FRAUD("X11", "弄虚作假", Severity.VETO),
        LARGE_DEPOSIT("X12", "大额存款", Severity.REVIEW),
        LARGE_INSURANCE("X12", "大额保险", Severity.REVIEW),
        TAX("X12", "缴纳大额税款", Severity.REVIEW),
        UNEXPLAINED("X13", "对举报不能作合理解释", Severity.REVIEW);

        private final String rule;
        private final String label;
        private final Severity severity;

        Kind(String rule, String label, Severity severity) {
            this.rule = rule;
            this.label = label;
            this.severity = severity;
        }

        public String rule() {
            return rule;
        }

        public String label() {
            return label;
        }

        public Severity severity() {
            return severity;
        }
    }
}
