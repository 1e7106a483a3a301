package org.bangfu.registry;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a member (register form, guide D2). Codes are those of the code lists {@code POLITICAL},
 * {@code EDU}, {@code INSCHOOL}, {@code HEALTH}, {@code LABOUR}, {@code WORKPLACE}; null means not recorded.
 *
 * @param sharesBudget whether the person shares living and budget with the household: counts for income per head
 */
public record MemberFacts(
        @Nullable String ethnic,
        @Nullable String political,
        Schooling schooling,
        Health health,
        Work work,
        Insurance insurance,
        @Nullable Boolean mandarin,
        @Nullable Boolean soldier,
        boolean sharesBudget) {

    /** @param dropoutReason why a child of school age is not at school */
    public record Schooling(
            @Nullable String education,
            @Nullable String inSchool,
            @Nullable String dropoutReason) {
        public static final Schooling UNKNOWN = new Schooling(null, null, null);
    }

    public record Health(
            @Nullable String health,
            @Nullable String disabilityType,
            @Nullable String disabilityGrade) {
        public static final Health UNKNOWN = new Health(null, null, null);
    }

    /** @param workMonths months of work away in the year, 0 to 12 */
    public record Work(
            @Nullable String labour,
            @Nullable String workPlace,
            @Nullable Integer workMonths) {
        public static final Work UNKNOWN = new Work(null, null, null);
    }

    public record Insurance(
            @Nullable Boolean basicMedical,
            @Nullable Boolean seriousIllness,
            @Nullable Boolean pension,
            @Nullable Boolean dibao) {
        public static final Insurance UNKNOWN = new Insurance(null, null, null, null);
    }

    /** Nothing recorded yet; the person counts as sharing the budget. */
    public static final MemberFacts UNKNOWN = new MemberFacts(
            null, null, Schooling.UNKNOWN, Health.UNKNOWN, Work.UNKNOWN, Insurance.UNKNOWN, null, null, true);

    public MemberFacts with(Schooling newSchooling) {
        return new MemberFacts(
                ethnic, political, newSchooling, health, work, insurance, mandarin, soldier, sharesBudget);
    }

    public MemberFacts with(Health newHealth) {
        return new MemberFacts(
                ethnic, political, schooling, newHealth, work, insurance, mandarin, soldier, sharesBudget);
    }

    public MemberFacts with(Work newWork) {
        return new MemberFacts(
                ethnic, political, schooling, health, newWork, insurance, mandarin, soldier, sharesBudget);
    }

    public MemberFacts with(Insurance newInsurance) {
        return new MemberFacts(
                ethnic, political, schooling, health, work, newInsurance, mandarin, soldier, sharesBudget);
    }

    public MemberFacts sharingBudget(boolean shares) {
        return new MemberFacts(ethnic, political, schooling, health, work, insurance, mandarin, soldier, shares);
    }
}
