package org.bangfu.engine;

import org.camunda.bpm.engine.AuthorizationException;

/** What was asked of the engine is not the person's to ask; its HTTP interface answers it with 403. */
class SeatRefused extends AuthorizationException {

    private static final long serialVersionUID = 1L;

    static final String SENTENCE = "您的岗位不能进行这一操作，请从待办列表进入本岗位的任务";

    SeatRefused() {
        super(SENTENCE);
    }
}
