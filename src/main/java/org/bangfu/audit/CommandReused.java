package org.bangfu.audit;

/** A command key stands for another command already; answered with 422. */
public class CommandReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandReused() {
        super("这个页面已经提交过别的内容，请刷新页面后重新填写");
    }
}
