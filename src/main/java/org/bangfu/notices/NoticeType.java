package org.bangfu.notices;

import java.util.Arrays;
import java.util.Optional;
import org.bangfu.common.Role;

/** What a notice sheet announces. */
public enum NoticeType {
    IDENTIFICATION_VILLAGE("identification.village", "贫困户识别：村级初选名单", "贫困户初选名单公示", "拟识别贫困户", Role.Tier.VILLAGE, "村民委员会"),
    IDENTIFICATION_TOWNSHIP(
            "identification.township", "贫困户识别：乡镇审核结果", "贫困户审核结果公示", "拟识别贫困户", Role.Tier.TOWNSHIP, "乡镇人民政府");

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
