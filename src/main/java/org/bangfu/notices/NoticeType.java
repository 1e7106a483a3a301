package org.bangfu.notices;

import java.util.Arrays;
import java.util.Optional;
import org.bangfu.common.Role;

/** What a notice sheet announces. */
public enum NoticeType {
    IDENTIFICATION_VILLAGE("identification.village", "贫困户识别：村级初选名单", "贫困户初选名单公示", "拟识别贫困户", Role.Tier.VILLAGE, "村民委员会"),
    IDENTIFICATION_TOWNSHIP(
            "identification.township", "贫困户识别：乡镇审核结果", "贫困户审核结果公示", "拟识别贫困户", Role.Tier.TOWNSHIP, "乡镇人民政府"),
    REVIEW_VILLAGE("review.village", "动态复核：村级结果", "贫困户动态复核结果公示", "复核结果", Role.Tier.VILLAGE, "村民委员会"),
    RELIEF("relief.ordinary", "临时救助：拟救助对象", "临时救助拟救助对象公示", "临时救助", Role.Tier.TOWNSHIP, "乡镇人民政府"),
    RELIEF_AFTERWARDS("relief.emergencyAfter", "紧急救助：救助后公示", "紧急救助情况公示", "紧急救助", Role.Tier.COUNTY, "县民政局"),
    HOUSING_VILLAGE("housing.village", "危房改造：村级评议结果", "农村危房改造评议结果公示", "危房改造", Role.Tier.VILLAGE, "村民委员会"),
    HOUSING_TOWNSHIP("housing.township", "危房改造：乡镇审核结果", "农村危房改造审核结果公示", "危房改造", Role.Tier.TOWNSHIP, "乡镇人民政府"),
    HOUSING_COUNTY("housing.county", "危房改造：县级审批结果", "农村危房改造审批结果公示", "危房改造", Role.Tier.COUNTY, "县住房和城乡建设局"),
    EXIT_HOUSEHOLD("exit.household", "贫困户退出：拟退出名单", "贫困户退出公示", "拟退出贫困户", Role.Tier.VILLAGE, "村民委员会");

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

    /** What the households on it are to get or become. */
    public String category() {
        return category;
    }

    /** Whose list it is: decides who investigates an objection. */
    public Role.Tier listedBy() {
        return listedBy;
    }

    /** Who signs the sheet. */
    public String issuer() {
        return issuer;
    }

    /** The policy parameter with the number of natural days. */
    public String daysParameter() {
        return "notice.days." + code;
    }

    public static Optional<NoticeType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
