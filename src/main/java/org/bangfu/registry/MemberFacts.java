package org.bangfu.registry;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a member (register form, guide D2). Codes are those of the code lists {@code POLITICAL},
 * {@code HUKOU}, {@code EDU}, {@code INSCHOOL}, {@code HEALTH}, {@code LABOUR}, {@code WORKPLACE}; null means not
 * recorded.
 *
 * @param sharesBudget whether the person lives from the household's common purse; who of those counts for income per head
 *     depends on {@link Absence} as well, see {@link CommonPurse}
 */
public record MemberFacts(
        @Nullable String ethnic,
        @Nullable String political,
        Hukou hukou,
        Schooling schooling,
        Health health,
        Work work,
        Absence absence,
        Insurance insurance,
        @Nullable Boolean mandarin,
        @Nullable Boolean soldier,
        boolean sharesBudget) {

    /**
     * The household registration (户口), as the hukou book has it.
     *
     * @param type code list {@code HUKOU}
     * @param ofVillage whether it is kept in the village where the household lives
     */
    public record Hukou(@Nullable String type, @Nullable Boolean ofVillage) {

        public static final Hukou UNKNOWN = new Hukou(null, null);

        private static final String RURAL = "01";
        private static final String UNIFIED = "03";

        /**
         * Whether the person is registered as rural; null when that is not known. Where registration has been unified the
         * type no longer tells: then whoever is registered in the village is rural.
         */
        public @Nullable Boolean isRural() {
            if (type == null) {
                return null;
            }
            return type.equals(UNIFIED) ? ofVillage : Boolean.valueOf(type.equals(RURAL));
        }
    }

    /**
     * How far the person lives elsewhere.
     *
     * @param months months away from home in the year, 0 to 12
     * @param sendsMoney whether money comes home from the person
     */
    public record Absence(
            @Nullable Integer months, @Nullable Boolean sendsMoney) {
        public static final Absence UNKNOWN = new Absence(null, null);
    }

    /** @param dropoutReason why a child of school age is not at school */
    public record Schooling(
            @Nullable String education,
            @Nullable String inSchool,
            @Nullable String dropoutReason) {
        public static final Schooling UNKNOWN = new Schooling(null, null, null);

        private static final String NOT_ATTENDING = "01";
        private static final Set<String> PAST_COMPULSORY = Set.of("03", "04", "05");

        /** Whether the person attends a school; what is not recorded counts as not. */
        public boolean isAttending() {
            return inSchool != null && !inSchool.isBlank() && !inSchool.equals(NOT_ATTENDING);
        }

        /** Whether the nine years are behind: junior secondary school or more. */
        public boolean hasFinishedCompulsory() {
            return education != null && PAST_COMPULSORY.contains(education);
        }
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
            null,
            null,
            Hukou.UNKNOWN,
            Schooling.UNKNOWN,
            Health.UNKNOWN,
            Work.UNKNOWN,
            Absence.UNKNOWN,
            Insurance.UNKNOWN,
            null,
            null,
            true);

    /** Whether the person is at school or with the army: counted at home however long away. */
    public boolean isStudentOrSoldier() {
        return schooling.isAttending() || Boolean.TRUE.equals(soldier);
    }

    public MemberFacts with(Hukou newHukou) {
        return new MemberFacts(
                ethnic,
                political,
                newHukou,
                schooling,
                health,
                work,
                absence,
                insurance,
                mandarin,
                soldier,
                sharesBudget);
    }

    public MemberFacts with(Schooling newSchooling) {
        return new MemberFacts(
                ethnic,
                political,
                hukou,
                newSchooling,
                health,
                work,
                absence,
                insurance,
                mandarin,
                soldier,
                sharesBudget);
    }

    public MemberFacts with(Health newHealth) {
        return new MemberFacts(
                ethnic,
                political,
                hukou,
                schooling,
                newHealth,
                work,
                absence,
                insurance,
                mandarin,
                soldier,
                sharesBudget);
    }

    public MemberFacts with(Work newWork) {
        return new MemberFacts(
                ethnic,
                political,
                hukou,
                schooling,
                health,
                newWork,
                absence,
                insurance,
                mandarin,
                soldier,
                sharesBudget);
    }

    public MemberFacts with(Absence newAbsence) {
        return new MemberFacts(
                ethnic,
                political,
                hukou,
                schooling,
                health,
                work,
                newAbsence,
                insurance,
                mandarin,
                soldier,
                sharesBudget);
    }

    public MemberFacts with(Insurance newInsurance) {
        return new MemberFacts(
                ethnic,
                political,
                hukou,
                schooling,
                health,
                work,
                absence,
                newInsurance,
                mandarin,
                soldier,
                sharesBudget);
    }

    public MemberFacts sharingBudget(boolean shares) {
        return new MemberFacts(
                ethnic, political, hukou, schooling, health, work, absence, insurance, mandarin, soldier, shares);
    }
}
