package org.bangfu.engine.fence;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Lets models, decision tables and forms into a deployment and nothing else: no pages that Tasklist would run, no
 * scripts, no archives; none too big to be read, none with a document type, the way to entities and foreign files.
 */
final class ResourceGate implements Deployer {

    static final int MOST_BYTES = 1_000_000;

    private static final Set<String> SUFFIXES = Set.of(".bpmn", ".dmn", ".form");

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        StringJoiner refused = new StringJoiner("；");
        for (ResourceEntity resource : deployment.getResources().values()) {
            String name = resource.getName();
            byte[] content = resource.getBytes();
            if (SUFFIXES.stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
                refused.add(name + "：只能部署流程、决策表和表单（.bpmn、.dmn、.form）");
            } else if (content.length > MOST_BYTES) {
                refused.add(name + "：文件超过 1 MB，请拆开");
            } else if (!name.endsWith(".form") && hasDocumentType(content)) {
                refused.add(name + "：不能有 DOCTYPE 声明，请删去");
            }
        }
        if (refused.length() > 0) {
            throw new ProcessEngineException("部署被拒绝：" + refused);
        }
    }

    /** In any encoding whose letters are one byte or a byte and zeros; others the parser does not read here. */
    private static boolean hasDocumentType(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
    }
}
