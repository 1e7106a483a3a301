package org.bangfu.engine.lint;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;

/** A package was refused; nothing of it is deployed. */
public final class LintFailed extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    LintFailed(String deployment, List<Finding> findings) {
        super("流程包 " + deployment + " 有 " + findings.size() + " 处问题，没有部署：\n"
                + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
