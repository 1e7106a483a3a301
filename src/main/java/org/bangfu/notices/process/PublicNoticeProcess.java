package org.bangfu.notices.process;

import org.bangfu.engine.ProcessVariable;

/** The names that {@code public-notice.bpmn} and code share. */
final class PublicNoticeProcess {

    static final String ID = "public-notice";

    static final String POST_NOTICE = "userTask_postNotice";
    static final String TAKE_DOWN_NOTICE = "userTask_takeDownNotice";

    static final String TERM_ENDED = "notices.termEnded";
    static final String OBJECTION_FILED = "notices.objectionFiled";
    static final String OBJECTIONS_DECIDED = "notices.objectionsDecided";

    /** In: the code of a {@link org.bangfu.notices.NoticeType}. */
    static final ProcessVariable<String> NOTICE_TYPE = ProcessVariable.code("noticeType");

    static final ProcessVariable<Boolean> OBJECTIONS_OPEN = ProcessVariable.answer("objectionsOpen");
    static final ProcessVariable<Boolean> CONTENT_CHANGED = ProcessVariable.answer("contentChanged");
    static final ProcessVariable<Boolean> TAKEN_DOWN = ProcessVariable.answer("takenDown");

    /** Out: whether an objection was upheld in full. */
    static final ProcessVariable<Boolean> OBJECTION_UPHELD = ProcessVariable.answer("objectionUpheld");

    private PublicNoticeProcess() {}
}
