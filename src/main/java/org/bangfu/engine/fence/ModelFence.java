package org.bangfu.engine.fence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a model may consist of: a list of the elements and attributes that are let through, everything else is refused.
 * The engine finds most elements by their local name whatever their namespace, so the list does the same.
 */
final class ModelFence {

    /** One thing that is refused. */
    record Breach(Element element, String elementId, String sentence) {}

    static final int MOST_ELEMENTS = 5_000;
    static final int MOST_INSTANCES = 100;

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    private static final Set<String> DRAWING_ELEMENTS = Set.of(
            "BPMNDiagram",
            "BPMNPlane",
            "BPMNShape",
            "BPMNEdge",
            "BPMNLabel",
            "BPMNLabelStyle",
            "Bounds",
            "Font",
            "waypoint",
            "extension");

    /** Attributes of editors, which the engine does not read. */
    private static final Set<String> EDITORS = Set.of(
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    private static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "manualTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway");

    static final Set<String> ELEMENTS = Stream.concat(
                    NODES.stream(),
                    Stream.of(
                            "definitions",
                            "message",
                            "error",
                            "escalation",
                            "collaboration",
                            "participant",
                            "process",
                            "laneSet",
                            "childLaneSet",
                            "lane",
                            "flowNodeRef",
                            "documentation",
                            "extensionElements",
                            "incoming",
                            "outgoing",
                            "sequenceFlow",
                            "conditionExpression",
                            "messageEventDefinition",
                            "timerEventDefinition",
                            "timeDate",
                            "timeDuration",
                            "timeCycle",
                            "errorEventDefinition",
                            "escalationEventDefinition",
                            "terminateEventDefinition",
                            "compensateEventDefinition",
                            "multiInstanceLoopCharacteristics",
                            "loopCardinality",
                            "completionCondition",
                            "textAnnotation",
                            "text",
                            "association",
                            "group",
                            "category",
                            "categoryValue"))
            .collect(Collectors.toUnmodifiableSet());

    static final Set<String> CAMUNDA_ELEMENTS = Set.of(
            "properties",
            "property",
            "inputOutput",
            "inputParameter",
            "outputParameter",
            "in",
            "out",
            "failedJobRetryTimeCycle");

    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "value",
            "targetNamespace",
            "exporter",
            "exporterVersion",
            "isExecutable",
            "isClosed",
            "processType",
            "processRef",
            "default",
            "sourceRef",
            "targetRef",
            "messageRef",
            "errorRef",
            "errorCode",
            "escalationRef",
            "escalationCode",
            "attachedToRef",
            "cancelActivity",
            "isInterrupting",
            "parallelMultiple",
            "calledElement",
            "triggeredByEvent",
            "isSequential",
            "gatewayDirection",
            "eventGatewayType",
            "instantiate",
            "startQuantity",
            "completionQuantity",
            "isForCompensation",
            "textFormat",
            "associationDirection",
            "categoryValueRef",
            "expressionLanguage",
            "typeLanguage",
            "behavior",
            "implementation",
            "businessKey",
            "source",
            "sourceExpression",
            "target",
            "variables",
            "local");

    static final Set<String> CAMUNDA_ATTRIBUTES = Set.of(
            "asyncBefore",
            "asyncAfter",
            "exclusive",
            "historyTimeToLive",
            "versionTag",
            "isStartableInTasklist",
            "formRef",
            "formRefBinding",
            "delegateExpression",
            "decisionRef",
            "decisionRefBinding",
            "mapDecisionResult",
            "resultVariable",
            "calledElementBinding",
            "collection",
            "elementVariable",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable",
            "modelerTemplate",
            "modelerTemplateVersion",
            "modelerTemplateIcon",
            "diagramRelationId");

    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern RETRIES = Pattern.compile("R\\d{1,2}/PT\\d{1,3}[MH]|R\\d{1,2}/P\\d{1,2}D");
    private static final Pattern DAYS = Pattern.compile("\\d{1,5}|P\\d{1,5}D");

    /** Where the process waits for a person, a message or a clock. */
    static final Set<String> WAITING = Set.of("userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway");

    private final List<Breach> breaches = new ArrayList<>();
    private int count;

    private ModelFence() {}

    static List<Breach> breaches(Element root) {
        ModelFence fence = new ModelFence();
        fence.look(root, "definitions", 0);
        for (Element process : root.elements("process")) {
            fence.rings(process);
        }
        return fence.breaches;
    }

    private void look(Element element, String near, int depth) {
        if (++count == MOST_ELEMENTS + 1) {
            refuse(element, near, "模型超过 " + MOST_ELEMENTS + " 个元素，请拆成几个流程");
        }
        if (count > MOST_ELEMENTS) {
            return;
        }
        if (depth > 60) {
            refuse(element, near, "元素嵌套太深，请拆开");
            return;
        }
        String uri = element.getUri() == null ? "" : element.getUri();
        String tag = element.getTagName();
        if (DRAWING.contains(uri)) {
            if (!DRAWING_ELEMENTS.contains(tag)) {
                refuse(element, near, "图形部分里不能有 " + tag + "，请删去");
            }
            for (Element child : element.elements()) {
                look(child, near, depth + 1);
            }
            return;
        }
        String id = element.attribute("id") == null ? near : element.attribute("id");
        boolean known =
                uri.equals(BPMN) && ELEMENTS.contains(tag) || uri.equals(CAMUNDA) && CAMUNDA_ELEMENTS.contains(tag);
        if (!known) {
            refuse(element, id, "不能用 " + tag + "，请删去或改用允许的元素");
        }
        for (String key : element.attributes()) {
            attribute(element, id, tag, uri, key);
        }
        content(element, id, tag);
        for (Element child : element.elements()) {
            look(child, id, depth + 1);
        }
    }

    private void attribute(Element element, String id, String tag, String uri, String key) {
        String value = String.valueOf(element.attribute(key));
        int colon = key.lastIndexOf(':');
        String space = colon < 0 ? "" : key.substring(0, colon);
        String name = key.substring(colon + 1);
        if (space.equals("xmlns") || key.equals("xmlns") || space.startsWith("http://www.w3.org/2000/xmlns")) {
            return;
        }
        boolean plain = FencedExpressions.isPlain(value);
        switch (space) {
            case "" -> {
                if (!ATTRIBUTES.contains(name)) {
                    refuse(element, id, "不能写属性 " + name + "，请删去");
                } else if (name.equals("businessKey") && uri.equals(CAMUNDA)) {
                    if (!value.equals(FencedExpressions.BUSINESS_KEY)) {
                        refuse(element, id, "业务编号只能写 " + FencedExpressions.BUSINESS_KEY);
                    }
                } else if (!plain) {
                    refuse(element, id, "属性 " + name + " 里不能写表达式“" + value + "”");
                } else if (name.equals("implementation") && !value.startsWith("##")) {
                    refuse(element, id, "不能写 implementation，请删去");
                } else if (name.equals("calledElement")
                        && !PLAIN_ID.matcher(value).matches()) {
                    refuse(element, id, "被调用流程要写明编号");
                }
            }
            case CAMUNDA -> camundaAttribute(element, id, name, value, plain);
            case XSI -> {
                if (!name.equals("type")) {
                    refuse(element, id, "不能写 " + name + "，模型不得引用外部文件，请删去");
                } else if (!value.endsWith("tFormalExpression")) {
                    refuse(element, id, "不能写类型 " + value);
                }
            }
            default -> {
                if (!EDITORS.contains(space)) {
                    refuse(element, id, "不能写属性 " + name + "，请删去");
                }
            }
        }
        if (tag.equals("definitions") && name.equals("expressionLanguage") && !value.contains("XPath")) {
            refuse(element, id, "不能改表达式语言，请删去 expressionLanguage");
        }
    }

    private void camundaAttribute(Element element, String id, String name, String value, boolean plain) {
        if (!CAMUNDA_ATTRIBUTES.contains(name)) {
            refuse(element, id, "不能写 camunda:" + name + "，请删去");
            return;
        }
        switch (name) {
            case "delegateExpression" -> {
                if (!FencedExpressions.isName(value)) {
                    refuse(element, id, "系统步骤只能写 ${步骤名}，不能写“" + value + "”");
                }
            }
            case "formRefBinding", "decisionRefBinding" -> {
                if (!value.equals("deployment")) {
                    refuse(element, id, "camunda:" + name + " 只能是 deployment");
                }
            }
            case "calledElementBinding" -> {
                if (!value.equals("latest") && !value.equals("deployment")) {
                    refuse(element, id, "camunda:calledElementBinding 只能是 latest 或 deployment");
                }
            }
            case "mapDecisionResult" -> {
                if (!value.equals("singleEntry")) {
                    refuse(element, id, "camunda:mapDecisionResult 只能是 singleEntry");
                }
            }
            case "collection", "elementVariable", "resultVariable" -> {
                if (!VARIABLE.matcher(value).matches()) {
                    refuse(element, id, "camunda:" + name + " 只能写变量名");
                }
            }
            case "historyTimeToLive" -> {
                if (!DAYS.matcher(value).matches() || value.matches("P?0+D?")) {
                    refuse(element, id, "历史保存天数“" + value + "”要写成天数，例如 3650");
                }
            }
            default -> {
                if (!plain) {
                    refuse(element, id, "camunda:" + name + " 里不能写表达式“" + value + "”");
                }
            }
        }
    }

    private void content(Element element, String id, String tag) {
        String text = element.getText() == null ? "" : element.getText().strip();
        switch (tag) {
            case "conditionExpression", "completionCondition" -> {
                if (!FencedExpressions.isName(text)) {
                    refuse(element, id, "条件“" + text + "”只能是 ${变量名}");
                }
            }
            case "inputParameter", "outputParameter" -> {
                if (!FencedExpressions.isPlain(text) && !FencedExpressions.isName(text)) {
                    refuse(element, id, "参数只能是文字或 ${变量名}，不能是“" + text + "”");
                }
                if (!element.elements().isEmpty()) {
                    refuse(element, id, "参数里不能有脚本、列表或映射，请删去");
                }
            }
            case "timeDate", "timeDuration", "timeCycle" ->
                Timers.objection(tag, text).ifPresent(objection -> refuse(element, id, objection));
            case "loopCardinality" -> {
                boolean few = text.matches("\\d{1,3}") && Integer.parseInt(text) <= MOST_INSTANCES;
                if (!few && !FencedExpressions.isName(text)) {
                    refuse(element, id, "重复次数“" + text + "”最多 " + MOST_INSTANCES + " 次，请改小或写 ${变量名}");
                }
            }
            case "failedJobRetryTimeCycle" -> {
                if (!RETRIES.matcher(text).matches()) {
                    refuse(element, id, "重试办法“" + text + "”要写成 R5/PT1M 这样的次数和间隔");
                }
            }
            default -> {
                if (!FencedExpressions.isPlain(text)) {
                    refuse(element, id, "这里不能写表达式“" + text + "”");
                }
            }
        }
        if (tag.equals("subProcess")
                && element.elements("multiInstanceLoopCharacteristics").size() > 1) {
            refuse(element, id, "一个步骤只能有一种重复办法");
        }
    }

    private void rings(Element process) {
        String own = String.valueOf(process.attribute("id"));
        Map<String, Element> nodes = new HashMap<>();
        nodes(process, own, nodes);
        Map<String, Set<String>> next = new LinkedHashMap<>();
        nodes.keySet().forEach(id -> next.put(id, new LinkedHashSet<>()));
        flows(process, nodes, next);
        for (Set<String> ring : Rings.withoutWait(next, id -> waits(nodes.get(id)))) {
            ring.removeIf(id -> !nodes.containsKey(id));
            String first = ring.iterator().next();
            refuse(
                    nodes.getOrDefault(first, process),
                    first,
                    "这些步骤互相打转而没有等待的步骤：" + String.join("、", ring) + "，请在其中加一个人办的步骤");
        }
    }

    private void nodes(Element scope, String process, Map<String, Element> nodes) {
        for (Element element : scope.elements()) {
            String id = element.attribute("id");
            if (id == null || !NODES.contains(element.getTagName())) {
                continue;
            }
            nodes.put(id, element);
            if (element.getTagName().equals("callActivity") && process.equals(element.attribute("calledElement"))) {
                refuse(element, id, "流程不能调用自己，请改成循环或另一个流程");
            }
            if (element.getTagName().equals("subProcess")) {
                nodes(element, process, nodes);
            }
        }
    }

    private static void flows(Element scope, Map<String, Element> nodes, Map<String, Set<String>> next) {
        for (Element element : scope.elements()) {
            String id = element.attribute("id");
            String tag = element.getTagName();
            if (tag.equals("sequenceFlow")) {
                link(next, exit(element.attribute("sourceRef"), nodes), element.attribute("targetRef"));
            } else if (tag.equals("boundaryEvent")) {
                link(next, exit(element.attribute("attachedToRef"), nodes), id);
            } else if (tag.equals("subProcess") && id != null) {
                flows(element, nodes, next);
                if (!"true".equals(element.attribute("triggeredByEvent"))) {
                    Set<@Nullable String> left = new HashSet<>();
                    element.elements("sequenceFlow").forEach(flow -> left.add(flow.attribute("sourceRef")));
                    for (Element inner : element.elements()) {
                        if (inner.getTagName().equals("startEvent")) {
                            link(next, id, inner.attribute("id"));
                        }
                        if (NODES.contains(inner.getTagName()) && !left.contains(inner.attribute("id"))) {
                            link(next, exit(inner.attribute("id"), nodes), exit(id, nodes));
                        }
                    }
                }
            }
        }
    }

    /** A subprocess is entered at its id and left at this: between lie its own steps. */
    private static @Nullable String exit(@Nullable String id, Map<String, Element> nodes) {
        Element node = id == null ? null : nodes.get(id);
        return node != null && node.getTagName().equals("subProcess") ? id + " left" : id;
    }

    private static void link(Map<String, Set<String>> next, @Nullable String from, @Nullable String to) {
        if (from != null && to != null) {
            next.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
        }
    }

    private static boolean waits(@Nullable Element node) {
        return node != null
                && (WAITING.contains(node.getTagName())
                        || node.getTagName().equals("boundaryEvent")
                                && node.elements("timerEventDefinition").size()
                                                + node.elements("messageEventDefinition")
                                                        .size()
                                        > 0);
    }

    private void refuse(Element element, String id, String sentence) {
        breaches.add(new Breach(element, id, sentence));
    }
}
