package org.bangfu.engine.fence;

import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** Decision tables speak FEEL and nothing else, without functions or loops of their own. */
public final class DecisionFence implements DmnTransformListener {

    private static final Set<String> LANGUAGES = Set.of("", "feel");

    private static final Pattern FEEL =
            Pattern.compile("https?://www\\.omg\\.org/spec/(dmn/\\d+/feel/?|feel/20140401)");

    private static final Pattern LOOP = Pattern.compile(
            "\\bfunction\\s*\\(|\\bexternal\\b|\\bfor\\s+\\w+\\s+in\\b|\\b(some|every)\\s+\\w+\\s+in\\b");

    @Override
    public void transformDecision(Decision decision, DmnDecision transformed) {
        StringJoiner refused = new StringJoiner("；");
        if (!isFeel(decision.getDomElement().getRootElement().getAttribute("expressionLanguage"))) {
            refused.add("整个文件只能用 FEEL 写");
        }
        look(decision.getDomElement(), decision.getId(), refused);
        if (refused.length() > 0) {
            throw new ProcessEngineException("决策 " + decision.getId() + " 被拒绝：" + refused);
        }
    }

    private static void look(DomElement element, String near, StringJoiner refused) {
        String id = element.getAttribute("id");
        String place = id == null ? near : id;
        String language = element.getAttribute("expressionLanguage");
        if (!isFeel(language)) {
            refused.add(place + "：只能用 FEEL 写，不能用 " + language);
        }
        if (element.getLocalName().equals("import")) {
            refused.add(place + "：不能引入其他文件");
        }
        if (element.getLocalName().equals("text") && loops(element.getTextContent())) {
            refused.add(place + "：FEEL 里不能写函数和循环");
        }
        element.getChildElements().forEach(child -> look(child, place, refused));
    }

    /** Whether the name of an expression language, or its absence, stands for FEEL. */
    public static boolean isFeel(@Nullable String language) {
        if (language == null) {
            return true;
        }
        String name = language.strip().toLowerCase(Locale.ROOT);
        return LANGUAGES.contains(name) || FEEL.matcher(name).matches();
    }

    /** Whether a FEEL text defines functions or loops. */
    public static boolean loops(String feel) {
        return LOOP.matcher(feel).find();
    }

    @Override
    public void transformDecisionTableInput(Input input, DmnDecisionTableInputImpl transformed) {}

    @Override
    public void transformDecisionTableOutput(Output output, DmnDecisionTableOutputImpl transformed) {}

    @Override
    public void transformDecisionTableRule(Rule rule, DmnDecisionTableRuleImpl transformed) {}

    @Override
    public void transformDecisionRequirementsGraph(Definitions definitions, DmnDecisionRequirementsGraph transformed) {}
}
