package org.bangfu.identification.web;

import java.util.List;
import java.util.Map;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.Member;
import org.bangfu.registry.MemberFacts;
import org.jspecify.annotations.Nullable;

/** What the visitors ask about a member; names of the fields carry the member's technical id. */
record MemberSheet(Member member, Map<String, String> submitted) {

    static final List<String> LISTS = List.of("HUKOU", "EDU", "INSCHOOL", "HEALTH", "LABOUR");

    /** The value to show: what was submitted, else what is known. */
    public String value(String field) {
        String given = submitted.get(name(field));
        if (given != null) {
            return given;
        }
        MemberFacts facts = member.facts();
        Object known = switch (field) {
            case "hukou" -> facts.hukou().type();
            case "hukouOfVillage" -> facts.hukou().ofVillage();
            case "monthsAway" -> facts.absence().months();
            case "sendsMoney" -> facts.absence().sendsMoney();
            case "education" -> facts.schooling().education();
            case "inSchool" -> facts.schooling().inSchool();
            case "dropoutReason" -> facts.schooling().dropoutReason();
            case "health" -> facts.health().health();
            case "labour" -> facts.work().labour();
            case "workMonths" -> facts.work().workMonths();
            case "basicMedical" -> facts.insurance().basicMedical();
            case "pension" -> facts.insurance().pension();
            case "sharesBudget" -> facts.sharesBudget();
            default -> throw new IllegalArgumentException(field);
        };
        return known == null ? "" : known.toString();
    }

    public String name(String field) {
        return "m" + member.id() + "." + field;
    }

    /** What is known about the member after the visit. */
    MemberFacts facts(CodeLists codes, List<String> problems) {
        MemberFacts known = member.facts();
        return known.with(new MemberFacts.Hukou(code("hukou", "HUKOU", codes, problems), yes("hukouOfVillage")))
                .with(new MemberFacts.Schooling(
                        code("education", "EDU", codes, problems),
                        code("inSchool", "INSCHOOL", codes, problems),
                        blankAsNull(value("dropoutReason"), 200, problems)))
                .with(new MemberFacts.Health(
                        code("health", "HEALTH", codes, problems),
                        known.health().disabilityType(),
                        known.health().disabilityGrade()))
                .with(new MemberFacts.Work(
                        code("labour", "LABOUR", codes, problems),
                        known.work().workPlace(),
                        months("workMonths", "务工月数", problems)))
                .with(new MemberFacts.Absence(months("monthsAway", "外出月数", problems), yes("sendsMoney")))
                .with(new MemberFacts.Insurance(
                        yes("basicMedical"),
                        known.insurance().seriousIllness(),
                        yes("pension"),
                        known.insurance().dibao()))
                .sharingBudget(!"false".equals(value("sharesBudget")));
    }

    private @Nullable String code(String field, String list, CodeLists codes, List<String> problems) {
        String text = value(field);
        if (text.isEmpty()) {
            return null;
        }
        if (!codes.has(list, text)) {
            problems.add(member.name() + "有一项选择无效，请重新选择");
            return null;
        }
        return text;
    }

    private @Nullable Integer months(String field, String label, List<String> problems) {
        String text = value(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d|1[0-2]")) {
            problems.add(member.name() + "的" + label + "应为0至12，请核对");
            return null;
        }
        return Integer.valueOf(text);
    }

    private @Nullable Boolean yes(String field) {
        return switch (value(field)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private @Nullable String blankAsNull(String text, int longest, List<String> problems) {
        if (text.length() > longest) {
            problems.add(member.name() + "的未就学原因超过" + longest + "字，请写短一些");
        }
        return text.isBlank() ? null : text.strip();
    }
}
