package org.bangfu.people;

/** What was asked for does not exist for this person; answered with 404, so that nobody learns what exists. */
public class NotVisible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotVisible() {
        super("没有找到这一内容，请从工作台或待办进入");
    }
}
