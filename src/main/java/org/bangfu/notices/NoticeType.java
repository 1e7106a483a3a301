package org.bangfu.notices;

import java.util.Arrays;
import java.util.Optional;
import org.bangfu.common.Role;

/** What a notice sheet announces. */
public enum NoticeType {
    IDENTIFICATION_VILLAGE("identification.village", "贫困户识别：村级初选名单", "贫困户初选名单公示", "拟识别贫困户", Role.Tier.VILLAGE, "村民委员会"),
    IDENTIFICATION_TOWNSHIP(
            "identification.township", "贫困户识别：乡镇审核结果", "贫困户审核结果公示", "拟识别贫困户", Role.Tier.TOWNSHIP, "人民政府"),
    REVIEW_VILLAGE("review.village", "动态复核：村级结果", "贫困户动态复核结果公示", "复核结果", Role.Tier.VILLAGE, "村民委员会"),
    RELIEF("relief.ordinary", "临时救助：拟救助对象", "临时救助拟救助对象公示", "临时救助", Role.Tier.TOWNSHIP, "人民政府"),
    RELIEF_AFTERWARDS("relief.emergencyAfter", "紧急救助：救助后公示", "紧急救助情况公示", "紧急救助", Role.Tier.COUNTY, "民政局"),
    HOUSING_VILLAGE("housing.village", "危房改造：村级评议结果", "农村危房改造评议结果公示", "危房改造", Role.Tier.VILLAGE, "村民委员会"),
    HOUSING_TOWNSHIP("housing.township", "危房改造：乡镇审核结果", "农村危房改造审核结果公示", "危房改造", Role.Tier.TOWNSHIP, "人民政府"),
    HOUSING_COUNTY("housing.county", "危房改造：县级审批结果", "农村危房改造审批结果公示", "危房改造", Role.Tier.COUNTY, "住房和城乡建设局"),
    EXIT_HOUSEHOLD("exit.household", "贫困户退出：拟退出名单", "贫困户退出公示", "拟退出贫困户", Role.Tier.VILLAGE, "村民委员会"),
    EXIT_VILLAGE("exit.village.township", "贫困村退出：乡镇公示", "贫困村退出公示", "拟退出贫困村", Role.Tier.TOWNSHIP, "人民政府");

    private final String code;
    private final String label;
    private final String title;
    private final String category;
    private final Role.Tier listedBy;
    private final String issuer;

    NoticeType(String code, String label, String title, String category, Role.Tier listedBy, String issuer) {
        this.code = code;
        this.label = label;
        this.title = title;
        this.category = category;
        this.listedBy = listedBy;
        this.issuer = issuer;
    }

    /** Its name in models. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The heading of the sheet. */
    public String title() {
        return title;
    }

    /** Whether whole villages stand on it, not households. */
    public boolean isOfVillages() {
        return this == EXIT_VILLAGE;
    }

    /** What the households on it are to get or become. */
    public String category() {
        return category;
    }

    /** Whose list it is: decides who investigates an objection. */
    public Role.Tier listedBy() {
        return listedBy;
    }

    /** Who signs the sheet; the name of the listing level's area stands before it. */
    public String issuer() {
        return issuer;
    }

    /** What went before and what the households on the sheet are to get or become; the village's name stands between. */
    public Statement statement() {
        return switch (this) {
            case IDENTIFICATION_VILLAGE -> new Statement("经村民小组评议、数据比对、村民代表会议评议，村“两委”和驻村工作队核实，", "下列农户拟列为贫困户");
            case IDENTIFICATION_TOWNSHIP -> new Statement("经村级评议公示、乡镇审核，", "下列农户拟列为贫困户");
            case REVIEW_VILLAGE -> new Statement("经入户复核、数据比对、村级评议，", "下列农户的复核结果如下");
            case RELIEF -> new Statement("经入户调查、乡镇审核，", "下列家庭拟给予临时救助");
            case RELIEF_AFTERWARDS -> new Statement("因情况紧急，", "下列家庭已先行救助，县民政局已审核确认");
            case HOUSING_VILLAGE -> new Statement("经农户申请、危房鉴定、村民代表会议评议，", "下列农户拟列为农村危房改造对象");
            case HOUSING_TOWNSHIP -> new Statement("经村级评议公示、乡镇逐户核查，", "下列农户拟列为农村危房改造对象");
            case HOUSING_COUNTY -> new Statement("经村级评议、乡镇审核、县级复核，", "下列农户拟批准农村危房改造");
            case EXIT_HOUSEHOLD -> new Statement("经入户核实、民主评议、本户认可，", "下列农户拟退出贫困户");
            case EXIT_VILLAGE -> new Statement("经村级申请、民主评议、乡镇核查，", "拟退出贫困村");
        };
    }

    /** The two halves of a sheet's first sentence. */
    public record Statement(String basis, String proposal) {}

    /** The policy parameter with the number of natural days. */
    public String daysParameter() {
        return "notice.days." + code;
    }

    public static Optional<NoticeType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
