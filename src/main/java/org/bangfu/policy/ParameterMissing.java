package org.bangfu.policy;

import java.time.LocalDate;

/** No value of a policy parameter is in force on a day; the message names the parameter and says where to enter it. */
public class ParameterMissing extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String key;

    public ParameterMissing(String key, LocalDate on) {
        super("政策参数“" + key + "”在" + on + "没有有效的值，请县扶贫办在“政策参数”页补充");
        this.key = key;
    }

    public String key() {
        return key;
    }
}
