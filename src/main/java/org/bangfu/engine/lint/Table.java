package org.bangfu.engine.lint;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bangfu.engine.fence.DecisionFence;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A decision table: FEEL that can be read, rules that can be told apart, a result that has a name. */
final class Table {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private static final int MOST_RULES = 1_000;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,4}|P[1-9]\\d{0,4}D");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    private final String path;
    private final Linter.Findings findings;
    private final Set<String> ids = new LinkedHashSet<>();

    Table(String path, byte[] content, Document document, Linter.Findings findings) {
        this.path = path;
        this.findings = findings;
        Element root = document.getDocumentElement();
        if (!Xml.name(root).equals("definitions")
                || !String.valueOf(root.getNamespaceURI()).contains("/DMN/")
                        && !String.valueOf(root.getNamespaceURI()).contains("/dmn/")) {
            find(Linter.name(path), "不是决策表，请用 Modeler 新建");
            return;
        }
        language(root);
        Xml.descendants(root).forEach(this::language);
        Xml.children(root, "decision").forEach(this::decision);
        if (ids.isEmpty()) {
            find(Linter.name(path), "文件里没有决策，请加上");
        } else if (!ids.contains(Linter.base(path))) {
            find(ids.iterator().next(), "决策编号要和文件名相同：" + Linter.base(path));
        }
        schema(content);
    }

    Set<String> ids() {
        return ids;
    }

    private void language(Element element) {
        String language = element.getAttribute("expressionLanguage");
        if (!DecisionFence.isFeel(language)) {
            find(Xml.id(element), "只能用 FEEL 写，不能用 " + language + "，请改写");
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            if (element.getAttributes().item(i) instanceof Attr attribute
                    && "schemaLocation".equals(attribute.getLocalName())) {
                find(Xml.id(element), "不能写 schemaLocation，文件不得引用外部文件，请删去");
            }
        }
        if (Xml.name(element).equals("import")) {
            find(Xml.id(element), "不能引入其他文件，请删去");
        }
    }

    private void decision(Element decision) {
        String id = decision.getAttribute("id");
        ids.add(id);
        if (!ID.matcher(id).matches()) {
            find(id, "决策编号写成小写英文加连字符，例如 household-category");
        }
        if (!DAYS.matcher(decision.getAttributeNS(CAMUNDA, "historyTimeToLive")).matches()) {
            find(id, "没有写历史保存天数（camunda:historyTimeToLive，例如 3650）");
        }
        List<Element> tables = Xml.children(decision, "decisionTable");
        if (tables.isEmpty()) {
            find(id, "要写成决策表，不能是一个式子");
        }
        for (Element table : tables) {
            rules(table, id);
        }
    }

    private void rules(Element table, String decision) {
        for (Element input : Xml.children(table, "input")) {
            for (Element expression : Xml.children(input, "inputExpression")) {
                feel(expression, false);
            }
        }
        for (Element output : Xml.children(table, "output")) {
            if (output.getAttribute("name").isBlank()) {
                find(Xml.id(output), "输出列没有名字，请补上");
            }
        }
        List<Element> rules = Xml.children(table, "rule");
        if (rules.size() > MOST_RULES) {
            find(decision, "规则超过 " + MOST_RULES + " 条，请拆成几张表");
            return;
        }
        boolean unique = !table.hasAttribute("hitPolicy")
                || table.getAttribute("hitPolicy").equals("UNIQUE");
        Map<String, String> seen = new HashMap<>();
        for (Element rule : rules) {
            Xml.children(rule, "inputEntry").forEach(entry -> feel(entry, true));
            Xml.children(rule, "outputEntry").forEach(entry -> feel(entry, false));
            String same = seen.putIfAbsent(
                    Xml.children(rule, "inputEntry").stream()
                            .map(Xml::text)
                            .toList()
                            .toString(),
                    Xml.id(rule));
            if (unique && same != null) {
                find(Xml.id(rule), "与规则 " + same + " 的条件完全相同，只能命中一条时会出错，请合并");
            }
        }
    }

    private void feel(Element holder, boolean test) {
        String text = Xml.text(holder);
        if (DecisionFence.loops(text)) {
            find(Xml.id(holder), "FEEL 里不能写函数和循环，请改成几条规则");
        } else if (!text.isEmpty() && !text.equals("-") && text.length() < 2_000) {
            boolean wrong = test
                    ? FEEL.parseUnaryTests(text).isFailure()
                    : FEEL.parseExpression(text).isFailure();
            if (wrong) {
                find(Xml.id(holder), "“" + text + "”不是能读的 FEEL，请检查引号和符号");
            }
        } else if (text.length() >= 2_000) {
            find(Xml.id(holder), "式子太长，请拆开");
        }
    }

    private void schema(byte[] content) {
        try {
            Dmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (ModelException e) {
            find(Linter.name(path), "不合 DMN 标准（" + Model.reason(e) + "），请在 Modeler 里重新保存");
        }
    }

    private void find(String element, String sentence) {
        findings.find(path, element, sentence);
    }
}
