package org.bangfu.engine.fence;

import org.camunda.bpm.engine.ProcessEngineException;

/** An expression that is more than a name was given to the engine, by a model, a query or a request. */
public final class ExpressionRefused extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    ExpressionRefused(String expression) {
        super("表达式“" + expression + "”不允许：只能写 ${变量名} 或 ${步骤名}，请把计算交给规则或程序");
    }
}
