package org.bangfu.desk.web;

import static org.bangfu.common.Role.AUDITOR;
import static org.bangfu.common.Role.CIVIL_AFFAIRS;
import static org.bangfu.common.Role.COUNTY_LEADING_GROUP;
import static org.bangfu.common.Role.COUNTY_POVERTY;
import static org.bangfu.common.Role.FINANCE;
import static org.bangfu.common.Role.PROCESS_DESIGNER;
import static org.bangfu.common.Role.SUPERVISION;
import static org.bangfu.common.Role.SYSTEM_ADMINISTRATOR;
import static org.bangfu.common.Role.TOWNSHIP_BUILD;
import static org.bangfu.common.Role.TOWNSHIP_CIVIL;
import static org.bangfu.common.Role.TOWNSHIP_HEAD;
import static org.bangfu.common.Role.TOWNSHIP_OFFICE;
import static org.bangfu.common.Role.VILLAGER_GROUP;
import static org.bangfu.common.Role.VILLAGE_COMMITTEE;
import static org.bangfu.common.Role.VILLAGE_TEAM;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bangfu.common.Role;

/** The places of the menu and of the start page, with the roles that have business there. */
enum Destination {
    DESK("/", "工作台", "", Set.of(Role.values())),
    TASKS("/camunda/app/tasklist/default/", "待办任务", "在任务列表中认领并办理。", holding(Role::actsOnCases)),
    APPLICATION(
            "/identification/applications/new", "受理申请", "农户本人或代办人提出申请，由村里登记。", Set.of(VILLAGE_COMMITTEE, VILLAGE_TEAM)),
    CAMPAIGN(
            "/identification/campaigns/new",
            "整村识别",
            "为一个村的农户成批建立识别案件。",
            Set.of(VILLAGE_TEAM, TOWNSHIP_OFFICE, COUNTY_POVERTY)),
    REVIEW_CAMPAIGNS("/review/campaigns", "年度复核", "按村开展年度动态复核，自动逐户开立案卷。", Set.of(TOWNSHIP_OFFICE, COUNTY_POVERTY)),
    REVIEW(
            "/review/cases/new",
            "动态复核",
            "家庭有重大变化，或有举报、审计疑点，开立复核案卷。",
            Set.of(VILLAGE_COMMITTEE, VILLAGE_TEAM, TOWNSHIP_OFFICE, COUNTY_POVERTY)),
    MEMBER_CHANGE("/review/changes/new", "成员变更", "死亡、嫁出、嫁入、新生儿等，凭证明申报，乡镇核准。", Set.of(VILLAGE_COMMITTEE, VILLAGE_TEAM)),
    MEETINGS(
            "/meetings",
            "会议评议",
            "一次签到，逐户表决，会后各户自动进入下一步。",
            Set.of(VILLAGER_GROUP, VILLAGE_COMMITTEE, VILLAGE_TEAM, TOWNSHIP_OFFICE)),
    NOTICES(
            "/notices",
            "公示公告",
            "一张榜公示多户，拍照留证，到期撤榜。",
            Set.of(VILLAGE_COMMITTEE, VILLAGE_TEAM, TOWNSHIP_OFFICE, COUNTY_POVERTY)),
    RELIEF_APPLICATION(
            "/relief/applications/new",
            "临时救助",
            "居民有困难，受理临时救助申请。",
            Set.of(VILLAGE_COMMITTEE, VILLAGE_TEAM, TOWNSHIP_CIVIL)),
    EMERGENCY(
            "/relief/emergencies/new",
            "紧急救助",
            "危急情况先报告，二十四小时内先行救助。",
            Set.of(VILLAGE_COMMITTEE, VILLAGE_TEAM, TOWNSHIP_CIVIL, TOWNSHIP_OFFICE)),
    EXIT("/exit/applications/new", "贫困户退出", "在册贫困户条件都达到的，开立退出案卷。", Set.of(VILLAGE_COMMITTEE, VILLAGE_TEAM)),
    HOUSING_APPLICATION(
            "/housing/applications/new",
            "危房改造",
            "住房危险的农户，受理危房改造申请。",
            Set.of(VILLAGE_COMMITTEE, VILLAGE_TEAM, TOWNSHIP_BUILD)),
    RELIEF_FLAGS("/relief/flags", "化整为零提示", "贴近限额和同户分次的救助，由他人核实。", Set.of(CIVIL_AFFAIRS, SUPERVISION, AUDITOR)),
    VILLAGE_EXIT(
            "/village-exit",
            "贫困村退出",
            "各村的退出申请和状态。",
            Set.of(VILLAGE_COMMITTEE, TOWNSHIP_OFFICE, COUNTY_POVERTY, COUNTY_LEADING_GROUP, AUDITOR)),
    SAMPLING(
            "/sampling", "抽样核查", "抽取已脱贫户和未建档户核查，得出错退率、漏评率和认可度。", Set.of(COUNTY_POVERTY, COUNTY_LEADING_GROUP, AUDITOR)),
    RECOVERY("/recovery", "待遇追回", "办结以后查实不该得的、骗取的，立案追回。", Set.of(COUNTY_POVERTY)),
    SPLITS("/splits", "分户审查", "分户先登记后审查，审查前暂停新的帮扶。", Set.of(VILLAGE_COMMITTEE, TOWNSHIP_OFFICE)),
    INTEGRITY_FLAGS(
            "/integrity/flags",
            "风险提示",
            "名单新命中、分户、同姓和审批集中等情况，由无关的人核实。",
            Set.of(TOWNSHIP_OFFICE, COUNTY_POVERTY, SUPERVISION, AUDITOR)),
    CASES("/cases", "案件", "查看辖区内的案件和办理经过。", holding(Role::readsCases)),
    HOUSEHOLDS("/households", "农户", "按姓名、户号或村查找农户。", holding(Role::readsRegister)),
    FUNDS(
            "/funds",
            "资金",
            "预算、占比、发放批次、对账、备用金和收款账户。",
            Set.of(
                    FINANCE,
                    CIVIL_AFFAIRS,
                    SUPERVISION,
                    TOWNSHIP_CIVIL,
                    TOWNSHIP_HEAD,
                    COUNTY_POVERTY,
                    COUNTY_LEADING_GROUP,
                    AUDITOR)),
    IMPORTS("/imports", "数据导入", "导入农户花名册和部门比对名单，先试算再确认。", Set.of(TOWNSHIP_OFFICE, COUNTY_POVERTY)),
    POLICY(
            "/policy/parameters",
            "政策参数",
            "标准、天数、金额及其出处，未核实的有标记。",
            Set.of(TOWNSHIP_OFFICE, COUNTY_POVERTY, COUNTY_LEADING_GROUP, PROCESS_DESIGNER, AUDITOR)),
    DOCUMENTS("/documents/templates", "公文模板", "用 Word 改公文模板，上传即生效。", Set.of(COUNTY_POVERTY, PROCESS_DESIGNER)),
    AUDIT("/audit", "审计记录", "谁在什么时候做了什么。", Set.of(AUDITOR)),
    PEOPLE("/people", "人员岗位", "人员、岗位、代办和登录。", Set.of(SYSTEM_ADMINISTRATOR));

    private final String path;
    private final String label;
    private final String purpose;
    private final Set<Role> roles;

    Destination(String path, String label, String purpose, Set<Role> roles) {
        this.path = path;
        this.label = label;
        this.purpose = purpose;
        this.roles = roles;
    }

    private static Set<Role> holding(Predicate<Role> right) {
        return Arrays.stream(Role.values()).filter(right).collect(Collectors.toUnmodifiableSet());
    }

    String path() {
        return path;
    }

    String label() {
        return label;
    }

    /** One sentence for the start page. */
    String purpose() {
        return purpose;
    }

    boolean servesAnyOf(Set<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }

    /** Whether a page lies within this place. */
    boolean contains(String uri) {
        return this == DESK ? "/".equals(uri) : uri.equals(path) || uri.startsWith(path + "/");
    }
}
