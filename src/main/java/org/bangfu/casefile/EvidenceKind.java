package org.bangfu.casefile;

/** What a stored photo or document shows. */
public enum EvidenceKind {
    APPLICATION("申请书"),
    DATA_CONSENT("数据比对授权书"),
    VISIT_PHOTO("入户调查照片"),
    VISIT_SIGNATURE("入户调查签名页"),
    EXCEPTION_PROOF("例外情形证明材料"),
    HOUSEHOLD_COMMENT("农户说明材料"),
    MEMBER_CHANGE_PROOF("成员变更证明材料"),
    MEETING_SIGN_IN("会议签到照片"),
    MEETING_MINUTES("会议记录扫描件"),
    NOTICE_PHOTO("公示张贴照片"),
    NOTICE_REMOVED("公示撤下照片"),
    OBJECTION("异议材料"),
    OBJECTION_FINDING("异议调查材料"),
    OBJECTION_ANSWER("异议答复及送达材料"),
    CATEGORY_PROOF("贫困证明材料"),
    HOUSE_BEFORE("改造前照片"),
    HOUSE_APPRAISAL("房屋鉴定报告"),
    HOUSE_AGREEMENT("改造协议"),
    HOUSE_INSPECTION("施工检查照片"),
    HOUSE_AFTER("改造后照片"),
    OTHER("其他材料");

    private final String label;

    EvidenceKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
