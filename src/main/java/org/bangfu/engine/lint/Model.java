package org.bangfu.engine.lint;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangfu.common.Role;
import org.bangfu.engine.fence.ModelRefusals;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A process model: safe, complete, and in step with the program, the forms and the other models. */
final class Model {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final int MOST_TASKS = 20;

    private static final Pattern PROCESS_ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z][A-Za-z0-9]*)}");
    private static final Pattern MESSAGE = Pattern.compile("[a-z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9]*");
    private static final Pattern PAGE = Pattern.compile("/[A-Za-z0-9/{}_-]*(\\?[A-Za-z0-9/{}_=&-]*)?");
    private static final Pattern CHINESE = Pattern.compile("[\\u3400-\\u9fff]");

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("userTask", "userTask"),
            Map.entry("serviceTask", "serviceTask"),
            Map.entry("businessRuleTask", "businessRuleTask"),
            Map.entry("receiveTask", "receiveTask"),
            Map.entry("sendTask", "sendTask"),
            Map.entry("manualTask", "manualTask"),
            Map.entry("task", "task"),
            Map.entry("callActivity", "callActivity"),
            Map.entry("subProcess", "subProcess"),
            Map.entry("exclusiveGateway", "gateway"),
            Map.entry("inclusiveGateway", "gateway"),
            Map.entry("parallelGateway", "gateway"),
            Map.entry("eventBasedGateway", "gateway"),
            Map.entry("startEvent", "startEvent"),
            Map.entry("endEvent", "endEvent"),
            Map.entry("boundaryEvent", "boundaryEvent"),
            Map.entry("intermediateCatchEvent", "catchEvent"),
            Map.entry("intermediateThrowEvent", "throwEvent"),
            Map.entry("sequenceFlow", "flow"));

    private static final Set<String> TASKS =
            Set.of("userTask", "serviceTask", "businessRuleTask", "receiveTask", "sendTask", "manualTask", "task");

    private static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway");

    private final String folder;
    private final String path;
    private final byte[] content;
    private final Element root;
    private final Linter.Desk desk;
    private final List<Element> processes;
    private final Map<String, Element> byId = new LinkedHashMap<>();
    private final Map<String, List<Element>> outgoing = new HashMap<>();
    private final Map<String, List<Element>> incoming = new HashMap<>();
    private final Map<String, String> calls = new LinkedHashMap<>();

    Model(String folder, String path, byte[] content, Document document, Linter.Desk desk) {
        this.folder = folder;
        this.path = path;
        this.content = content;
        this.root = document.getDocumentElement();
        this.desk = desk;
        this.processes = Xml.children(root, "process");
        for (Element element : Xml.descendants(root)) {
            if (BPMN.equals(element.getNamespaceURI()) && element.hasAttribute("id")) {
                if (byId.putIfAbsent(element.getAttribute("id"), element) != null) {
                    find(element, "编号用了两次，请改名");
                }
            }
        }
        for (Element activity : Xml.descendants(root, "callActivity")) {
            calls.put(Xml.id(activity), activity.getAttribute("calledElement"));
        }
        for (Element flow : Xml.descendants(root, "sequenceFlow")) {
            outgoing.computeIfAbsent(flow.getAttribute("sourceRef"), key -> new ArrayList<>())
                    .add(flow);
            incoming.computeIfAbsent(flow.getAttribute("targetRef"), key -> new ArrayList<>())
                    .add(flow);
        }
    }

    String path() {
        return path;
    }

    List<String> processIds() {
        return processes.stream().map(process -> process.getAttribute("id")).toList();
    }

    /** Call activity to the process it calls. */
    Map<String, String> calls() {
        return calls;
    }

    void look() {
        if (!BPMN.equals(root.getNamespaceURI()) || !Xml.name(root).equals("definitions")) {
            desk.find(path, Linter.name(path), "不是 BPMN 2.0 流程图，请用 Modeler 新建");
            return;
        }
        List<ModelRefusals.Refusal> refusals = ModelRefusals.of(root.getOwnerDocument());
        refusals.forEach(refusal -> desk.find(path, refusal.element(), refusal.sentence()));
        header();
        Set<String> produced = produced();
        for (Element element : byId.values()) {
            conventions(element);
            switch (Xml.name(element)) {
                case "userTask" -> userTask(element);
                case "serviceTask", "sendTask" -> serviceTask(element);
                case "businessRuleTask" -> businessRuleTask(element);
                case "callActivity" -> callActivity(element);
                case "receiveTask" -> messageRef(element);
                case "message" -> message(element);
                case "sequenceFlow" -> sequenceFlow(element, produced);
                default -> {
                    if (GATEWAYS.contains(Xml.name(element))) {
                        gateway(element);
                    } else if (Xml.name(element).endsWith("Event")) {
                        event(element);
                    }
                }
            }
        }
        for (Element definition : Xml.descendants(root, "messageEventDefinition")) {
            messageRef(definition);
        }
        names(produced);
        picture();
        if (refusals.isEmpty()) {
            schema();
        }
    }

    private void header() {
        if (processes.size() != 1) {
            desk.find(path, Linter.name(path), "一个文件里要有且只有一个流程，现有 " + processes.size() + " 个，请拆开");
        }
        for (Element process : processes) {
            String id = process.getAttribute("id");
            if (!PROCESS_ID.matcher(id).matches() || !id.equals(Linter.base(path))) {
                find(process, "流程编号要和文件名相同，写成小写英文加连字符：" + Linter.base(path));
            }
            if (!process.getAttribute("isExecutable").equals("true")) {
                find(process, "流程没有标为可执行（isExecutable），请勾上");
            }
            if (!CHINESE.matcher(process.getAttribute("name")).find()) {
                find(process, "流程没有中文名称，请补上");
            }
            if (process.getAttributeNS(CAMUNDA, "historyTimeToLive").isBlank()) {
                find(process, "没有写历史保存天数（camunda:historyTimeToLive，例如 3650）");
            }
            long tasks = Xml.descendants(process).stream()
                    .filter(element -> TASKS.contains(Xml.name(element)))
                    .count();
            if (tasks > MOST_TASKS) {
                find(process, "一张图最多 " + MOST_TASKS + " 个任务，现有 " + tasks + " 个，请把公用的一段改成调用活动");
            }
            scope(process);
            Xml.descendants(process, "subProcess").forEach(this::scope);
        }
    }

    /** A process or subprocess: one way in, nothing left hanging. */
    private void scope(Element scope) {
        boolean byEvent = scope.getAttribute("triggeredByEvent").equals("true");
        List<Element> starts = Xml.children(scope, "startEvent");
        long plain = starts.stream()
                .filter(start -> Xml.children(start).stream()
                        .noneMatch(child -> Xml.name(child).endsWith("EventDefinition")))
                .count();
        if (byEvent ? starts.size() != 1 || plain > 0 : plain != 1 || starts.size() != 1) {
            find(scope, byEvent ? "事件子流程要有且只有一个由事件触发的开始" : "要有且只有一个普通开始事件，案件由系统发起");
        }
        if (Xml.children(scope, "endEvent").isEmpty()) {
            find(scope, "没有结束事件，请补上");
        }
        for (Element element : Xml.children(scope)) {
            String kind = Xml.name(element);
            if (!PREFIXES.containsKey(kind) || kind.equals("sequenceFlow")) {
                continue;
            }
            String id = element.getAttribute("id");
            boolean compensates = element.getAttribute("isForCompensation").equals("true");
            boolean entered = compensates
                    || kind.equals("startEvent")
                    || kind.equals("boundaryEvent")
                    || element.getAttribute("triggeredByEvent").equals("true");
            if (!entered && !incoming.containsKey(id)) {
                find(element, "没有连线通到这里，请连上或删去");
            }
            boolean left = compensates
                    || !Xml.children(element, "compensateEventDefinition").isEmpty() && kind.equals("boundaryEvent")
                    || kind.equals("endEvent")
                    || element.getAttribute("triggeredByEvent").equals("true");
            if (!left && !outgoing.containsKey(id)) {
                find(element, "从这里没有连线出去，请连到下一步或结束");
            }
        }
    }

    private void conventions(Element element) {
        String kind = Xml.name(element);
        String prefix = PREFIXES.get(kind);
        if (prefix == null) {
            return;
        }
        String id = element.getAttribute("id");
        if (!id.matches(prefix + "_[a-z][A-Za-z0-9]*")) {
            find(element, "编号应写成 " + prefix + "_verbObject，请改名");
        }
        boolean job = element.getAttributeNS(CAMUNDA, "asyncBefore").equals("true")
                || element.getAttributeNS(CAMUNDA, "asyncAfter").equals("true");
        if (job && Xml.descendants(element, "failedJobRetryTimeCycle").isEmpty() && TASKS.contains(kind)) {
            find(element, "异步步骤没有写重试办法，请加 camunda:failedJobRetryTimeCycle，例如 R5/PT1M");
        }
    }

    private void userTask(Element task) {
        Map<String, String> properties = properties(task);
        String role = properties.getOrDefault("role", "");
        if (Role.of(role).filter(Role::actsOnCases).isEmpty()) {
            find(task, role.isEmpty() ? "没有写由谁办理，请套用模板“由…办理”并选择岗位" : "没有“" + role + "”这个办理岗位，请从模板“由…办理”里选");
        }
        if (Xml.children(task, "documentation").stream()
                .noneMatch(text -> CHINESE.matcher(Xml.text(text)).find())) {
            find(task, "没有说明，请写清谁办理、依据什么、几天办完");
        }
        List<String> terms = List.of("workdays", "naturaldays", "hours");
        if (terms.stream().filter(properties::containsKey).count() > 1) {
            find(task, "期限只能有一个：工作日、自然日或小时，请删去多余的");
        }
        for (String term : terms) {
            String parameter = properties.get(term);
            if (parameter != null && !desk.knowsParameter(parameter)) {
                find(task, "没有“" + parameter + "”这个政策参数，期限要写参数的名字，不写天数");
            }
        }
        for (String other : list(properties.get("notDoneBy"))) {
            Element named = byId.get(other);
            if (named == null || !Xml.name(named).equals("userTask") || other.equals(task.getAttribute("id"))) {
                find(task, "回避里写的“" + other + "”不是本流程的另一个任务，请改正");
            }
        }
        String page = properties.get("page");
        String formRef = task.getAttributeNS(CAMUNDA, "formRef");
        if (page != null && !PAGE.matcher(page).matches()) {
            find(task, "页面“" + page + "”要写成以 / 开头的路径");
        }
        if (page != null
                && !page.replace("{caseNumber}", "").replace("{taskId}", "").matches("[^{}]*")) {
            find(task, "页面“" + page + "”里只能用 {caseNumber} 和 {taskId}");
        }
        if (page == null && formRef.isEmpty()) {
            find(task, "既没有表单也没有页面，办理人无从填写，请选一种");
        }
        if (!formRef.isEmpty()) {
            form(task, formRef, properties);
        } else if (!list(properties.get("answers")).isEmpty()) {
            find(task, "写了“流程要用的回答”却没有表单，请选择表单");
        }
    }

    private void form(Element task, String formRef, Map<String, String> properties) {
        if (!task.getAttributeNS(CAMUNDA, "formRefBinding").equals("deployment")) {
            find(task, "表单“" + formRef + "”要写 camunda:formRefBinding=\"deployment\"");
        }
        Form form = desk.form(folder, formRef);
        if (form == null) {
            find(task, "本文件夹里没有表单“" + formRef + "”，请新建或改正编号");
            return;
        }
        Set<String> answers = new LinkedHashSet<>(list(properties.get("answers")));
        for (String answer : answers) {
            if (!form.keys().contains(answer)) {
                find(task, "表单“" + formRef + "”里没有“" + answer + "”，请改正“流程要用的回答”");
            } else if (!form.isClosed(answer)) {
                find(task, "“" + answer + "”不是是非题或选择题，流程里不留文字，请从“流程要用的回答”里删去");
            }
        }
        Set<String> declared = new HashSet<>(answers);
        Xml.descendants(task, "inputParameter").forEach(input -> declared.add(input.getAttribute("name")));
        for (String key : form.keys()) {
            if (!declared.contains(key)
                    && !form.isConfirmation(key)
                    && !desk.catalogue().reads(folder, key)) {
                find(task, "表单“" + formRef + "”的“" + key + "”没有人取用：程序里没有这个键，任务上也没有声明");
            }
        }
    }

    private void serviceTask(Element task) {
        Matcher name = NAME.matcher(task.getAttributeNS(CAMUNDA, "delegateExpression"));
        if (!name.matches()) {
            find(task, "系统步骤要写 camunda:delegateExpression=\"${verbObject}\"，即程序提供的步骤名");
        } else if (!desk.catalogue().knowsDelegate(name.group(1))) {
            find(task, "程序没有提供“" + name.group(1) + "”这个步骤，请改正名字");
        }
    }

    private void businessRuleTask(Element task) {
        String decision = task.getAttributeNS(CAMUNDA, "decisionRef");
        if (decision.isEmpty()) {
            find(task, "没有写用哪张决策表（camunda:decisionRef）");
        } else if (desk.table(folder, decision) == null) {
            find(task, "本文件夹里没有决策“" + decision + "”，请新建或改正编号");
        }
        if (!task.getAttributeNS(CAMUNDA, "decisionRefBinding").equals("deployment")) {
            find(task, "要写 camunda:decisionRefBinding=\"deployment\"");
        }
        if (task.getAttributeNS(CAMUNDA, "resultVariable").isEmpty()
                || !task.getAttributeNS(CAMUNDA, "mapDecisionResult").equals("singleEntry")) {
            find(task, "要写结果变量和 camunda:mapDecisionResult=\"singleEntry\"");
        }
    }

    private void callActivity(Element activity) {
        String called = activity.getAttribute("calledElement");
        if (!desk.processes.containsKey(called)) {
            find(activity, "没有“" + called + "”这个流程，请改正被调用流程的编号");
        }
        List<Element> mappings = Xml.descendants(activity, "in");
        if (mappings.stream().noneMatch(in -> in.hasAttribute("businessKey"))) {
            find(activity, "没有把案号传给被调用流程，请加 camunda:in businessKey=\"#{execution.processBusinessKey}\"");
        }
        if (mappings.stream()
                .noneMatch(in -> in.getAttribute("target").equals("area")
                        || in.getAttribute("variables").equals("all"))) {
            find(activity, "没有把地区传给被调用流程，请加 camunda:in source=\"area\" target=\"area\"");
        }
    }

    private void messageRef(Element user) {
        Element message = byId.get(user.getAttribute("messageRef"));
        if (message == null || !Xml.name(message).equals("message")) {
            find(user, "没有选择消息，请选一个");
        }
    }

    private void message(Element message) {
        String name = message.getAttribute("name");
        if (!MESSAGE.matcher(name).matches()) {
            find(message, "消息“" + name + "”应写成 模块.发生的事，例如 notices.objectionFiled");
        } else if (!desk.catalogue().knowsMessage(name)) {
            find(message, "程序不会发出消息“" + name + "”，等它的步骤永远等不到，请改正名字");
        }
    }

    private void event(Element event) {
        if (Xml.name(event).equals("boundaryEvent") && !byId.containsKey(event.getAttribute("attachedToRef"))) {
            find(event, "没有附在任何步骤上，请重新画");
        }
        boolean catches = Xml.name(event).equals("intermediateCatchEvent")
                || Xml.name(event).equals("boundaryEvent");
        if (catches
                && Xml.children(event).stream()
                        .noneMatch(child -> Xml.name(child).endsWith("EventDefinition"))) {
            find(event, "没有写等什么，请选消息或定时");
        }
        for (Element timer : Xml.children(event, "timerEventDefinition")) {
            List<Element> times = Xml.children(timer).stream()
                    .filter(child -> Xml.name(child).startsWith("time"))
                    .toList();
            if (times.size() != 1) {
                find(event, "定时要写一个时间，例如 ${变量名} 或 P5D");
            }
            boolean repeats = times.stream().anyMatch(time -> Xml.name(time).equals("timeCycle"));
            if (repeats && Xml.name(event).equals("intermediateCatchEvent")) {
                find(event, "中间的定时不能循环，请写 timeDate 或 timeDuration");
            }
        }
    }

    private void gateway(Element gateway) {
        List<Element> flows = outgoing.getOrDefault(gateway.getAttribute("id"), List.of());
        if (!Xml.name(gateway).equals("exclusiveGateway") && !Xml.name(gateway).equals("inclusiveGateway")) {
            return;
        }
        if (flows.size() < 2) {
            return;
        }
        String byDefault = gateway.getAttribute("default");
        if (flows.stream().noneMatch(flow -> flow.getAttribute("id").equals(byDefault))) {
            find(gateway, "网关没有默认出口，请把“否则”的那条设为默认流");
        }
        for (Element flow : flows) {
            boolean conditional = !Xml.children(flow, "conditionExpression").isEmpty();
            boolean isDefault = flow.getAttribute("id").equals(byDefault);
            if (isDefault && conditional) {
                find(flow, "默认出口不写条件，请删去");
            } else if (!isDefault && !conditional && !byDefault.isEmpty()) {
                find(flow, "出口缺少条件，请写一个已回答的问题，例如 ${eligible}");
            }
        }
    }

    private void sequenceFlow(Element flow, Set<String> produced) {
        Element from = byId.get(flow.getAttribute("sourceRef"));
        Element to = byId.get(flow.getAttribute("targetRef"));
        if (from == null || to == null) {
            find(flow, "连线的一头没有连上，请重新画");
            return;
        }
        for (Element condition : Xml.children(flow, "conditionExpression")) {
            if (!Xml.name(from).equals("exclusiveGateway") && !Xml.name(from).equals("inclusiveGateway")) {
                find(flow, "条件只能写在网关的出口上，请在前面加一个网关");
            }
            Matcher name = NAME.matcher(Xml.text(condition));
            if (name.matches() && !produced.contains(name.group(1))) {
                find(flow, "没有哪一步回答“" + name.group(1) + "”，请改正名字，或在任务的“流程要用的回答”里写上");
            }
        }
    }

    /** Timers, loops and mappings that read a variable which nothing sets. */
    private void names(Set<String> produced) {
        for (Element element : Xml.descendants(root)) {
            boolean reads = switch (Xml.name(element)) {
                case "timeDate", "timeDuration", "loopCardinality", "completionCondition" -> true;
                default -> false;
            };
            Matcher name = NAME.matcher(reads ? Xml.text(element) : "");
            if (name.matches()
                    && !produced.contains(name.group(1))
                    && !name.group(1).startsWith("nrOf")) {
                find(element, "没有哪一步给出“" + name.group(1) + "”，请改正名字");
            }
        }
        for (Element in : Xml.descendants(root, "in")) {
            String source = in.getAttribute("source");
            if (CAMUNDA.equals(in.getNamespaceURI()) && !source.isEmpty() && !produced.contains(source)) {
                find(in, "没有哪一步给出“" + source + "”，不能传给被调用流程，请改正名字");
            }
        }
        for (Element out : Xml.descendants(root, "out")) {
            Model called = desk.processes.get(calledBy(out));
            String source = out.getAttribute("source");
            if (CAMUNDA.equals(out.getNamespaceURI())
                    && called != null
                    && !source.isEmpty()
                    && !called.produced().contains(source)) {
                find(out, "被调用流程不会给出“" + source + "”，请改正名字");
            }
        }
    }

    private static String calledBy(Element mapping) {
        return mapping.getParentNode() != null && mapping.getParentNode().getParentNode() instanceof Element activity
                ? activity.getAttribute("calledElement")
                : "";
    }

    private Set<String> produced() {
        Set<String> produced = new HashSet<>();
        for (String id : processIds()) {
            produced.addAll(desk.catalogue().variablesOf(id));
            desk.processes.values().forEach(caller -> produced.addAll(caller.handedTo(id)));
        }
        for (Element element : Xml.descendants(root)) {
            switch (Xml.name(element)) {
                case "userTask" -> produced.addAll(list(properties(element).get("answers")));
                case "businessRuleTask" -> produced.add(element.getAttributeNS(CAMUNDA, "resultVariable"));
                case "out" -> produced.add(element.getAttribute("target"));
                case "outputParameter" -> produced.add(element.getAttribute("name"));
                case "multiInstanceLoopCharacteristics" ->
                    produced.add(element.getAttributeNS(CAMUNDA, "elementVariable"));
                default -> {
                    // produces nothing
                }
            }
        }
        produced.remove("");
        return produced;
    }

    private Set<String> handedTo(String process) {
        Set<String> handed = new HashSet<>();
        calls.forEach((activity, called) -> {
            Element caller = byId.get(activity);
            if (called.equals(process) && caller != null) {
                Xml.descendants(caller, "in").forEach(in -> handed.add(in.getAttribute("target")));
            }
        });
        return handed;
    }

    private void picture() {
        Set<String> drawn = new HashSet<>();
        for (Element element : Xml.descendants(root)) {
            String kind = Xml.name(element);
            boolean placed =
                    kind.equals("BPMNShape") && !Xml.children(element, "Bounds").isEmpty()
                            || kind.equals("BPMNEdge")
                                    && Xml.children(element, "waypoint").size() > 1;
            if (placed) {
                drawn.add(element.getAttribute("bpmnElement"));
            }
        }
        List<String> missing = byId.entrySet().stream()
                .filter(entry -> PREFIXES.containsKey(Xml.name(entry.getValue())))
                .map(Map.Entry::getKey)
                .filter(id -> !drawn.contains(id))
                .toList();
        if (!missing.isEmpty()) {
            desk.find(path, missing.get(0), "图上没有画出：" + String.join("、", missing) + "，请在 Modeler 里打开后补画并保存");
        }
    }

    private void schema() {
        try {
            Bpmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (ModelException e) {
            desk.find(path, Linter.name(path), "不合 BPMN 2.0 标准（" + reason(e) + "），请在 Modeler 里重新保存");
        }
    }

    static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static Map<String, String> properties(Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Element extension : Xml.children(element, "extensionElements")) {
            for (Element list : Xml.children(extension, "properties")) {
                Xml.children(list, "property")
                        .forEach(entry -> properties.put(
                                entry.getAttribute("name"),
                                entry.getAttribute("value").strip()));
            }
        }
        properties.values().removeIf(String::isEmpty);
        return properties;
    }

    private static List<String> list(@Nullable String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }

    private void find(Element element, String sentence) {
        desk.find(path, Xml.id(element), sentence);
    }
}
