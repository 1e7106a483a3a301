/*
 * A small model that every rule accepts, and for each rule one change that it refuses: a gate that cannot fail is none.
 */
const test = require('node:test');
const assert = require('node:assert');

const { lint } = require('../run');

const GOOD = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="bangfu">
  <bpmn:process id="well-repair" name="水井维修" isExecutable="true" camunda:historyTimeToLive="3650">
    <bpmn:startEvent id="startEvent_repairAsked" name="已申请维修"><bpmn:outgoing>flow_inspect</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="userTask_inspectWell" name="查看水井" camunda:formRef="inspect-well" camunda:formRefBinding="deployment">
      <bpmn:documentation>村两委办理，十个工作日内办完。</bpmn:documentation>
      <bpmn:extensionElements>
        <camunda:properties><camunda:property name="role" value="village-committee" /><camunda:property name="workdays" value="sla.township" /></camunda:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>flow_inspect</bpmn:incoming><bpmn:outgoing>flow_ask</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="gateway_broken" name="坏了吗？" default="flow_whole">
      <bpmn:incoming>flow_ask</bpmn:incoming><bpmn:outgoing>flow_broken</bpmn:outgoing><bpmn:outgoing>flow_whole</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:serviceTask id="serviceTask_orderRepair" name="下达维修" camunda:delegateExpression="\${orderRepair}" camunda:asyncBefore="true">
      <bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>
      <bpmn:incoming>flow_broken</bpmn:incoming><bpmn:outgoing>flow_end</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:endEvent id="endEvent_repairOrdered" name="已下达维修"><bpmn:incoming>flow_end</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="endEvent_nothingBroken" name="不需维修"><bpmn:incoming>flow_whole</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="flow_inspect" sourceRef="startEvent_repairAsked" targetRef="userTask_inspectWell" />
    <bpmn:sequenceFlow id="flow_ask" sourceRef="userTask_inspectWell" targetRef="gateway_broken" />
    <bpmn:sequenceFlow id="flow_broken" name="坏了" sourceRef="gateway_broken" targetRef="serviceTask_orderRepair"><bpmn:conditionExpression>\${broken}</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="flow_whole" name="没坏" sourceRef="gateway_broken" targetRef="endEvent_nothingBroken" />
    <bpmn:sequenceFlow id="flow_end" sourceRef="serviceTask_orderRepair" targetRef="endEvent_repairOrdered" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="well-repair">
    ${ shape('startEvent_repairAsked', 100, 36, 36) }${ shape('userTask_inspectWell', 200, 100, 80) }${ shape('gateway_broken', 360, 50, 50) }
    ${ shape('serviceTask_orderRepair', 480, 100, 80) }${ shape('endEvent_repairOrdered', 640, 36, 36) }${ shape('endEvent_nothingBroken', 480, 36, 36, 300) }
    ${ [ 'flow_inspect', 'flow_ask', 'flow_broken', 'flow_whole', 'flow_end' ].map(edge).join('') }
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

function shape(id, x, width, height, y = 100) {
  return `<bpmndi:BPMNShape id="${ id }_di" bpmnElement="${ id }"><dc:Bounds x="${ x }" y="${ y }" width="${ width }" height="${ height }" /></bpmndi:BPMNShape>`;
}

function edge(id) {
  return `<bpmndi:BPMNEdge id="${ id }_di" bpmnElement="${ id }"><di:waypoint x="0" y="0" /><di:waypoint x="10" y="0" /></bpmndi:BPMNEdge>`;
}

function calling(xml, mapping) {
  return xml.replaceAll('bpmn:serviceTask', 'bpmn:callActivity')
    .replace('camunda:delegateExpression="${orderRepair}"', 'calledElement="well-survey"')
    .replace('<camunda:failedJobRetryTimeCycle>', mapping + '<camunda:failedJobRetryTimeCycle>');
}

const BROKEN = [
  [ 'a generated id', 'bangfu/element-id', (xml) => xml.replaceAll('userTask_inspectWell', 'Activity_0x1ab2c') ],
  [ 'an unnamed task', 'bangfu/chinese-label', (xml) => xml.replace('name="查看水井"', '') ],
  [ 'an English label', 'bangfu/chinese-label', (xml) => xml.replace('查看水井', 'Inspect well') ],
  [ 'a gateway that does not ask', 'bangfu/chinese-label', (xml) => xml.replace('坏了吗？', '判断') ],
  [ 'a flow without an answer', 'bangfu/chinese-label', (xml) => xml.replace(' name="没坏"', '') ],
  [ 'a user task without a role', 'bangfu/user-task', (xml) => xml.replace('name="role"', 'name="rolle"') ],
  [ 'an unknown role', 'bangfu/user-task', (xml) => xml.replace('value="village-committee"', 'value="mayor"') ],
  [ 'a user task without documentation', 'bangfu/user-task', (xml) => xml.replace('村两委办理，十个工作日内办完。', '') ],
  [ 'a number as term', 'bangfu/user-task', (xml) => xml.replace('value="sla.township"', 'value="10"') ],
  [ 'two terms', 'bangfu/user-task', (xml) => xml.replace('<camunda:property name="role"', '<camunda:property name="naturaldays" value="id.acceptance" /><camunda:property name="role"') ],
  [ 'candidate groups', 'bangfu/user-task', (xml) => xml.replace('camunda:formRef=', 'camunda:candidateGroups="sales" camunda:formRef=') ],
  [ 'a service task without a bean', 'bangfu/service-task', (xml) => xml.replace('camunda:delegateExpression="${orderRepair}"', '') ],
  [ 'a method call in a service task', 'bangfu/service-task', (xml) => xml.replace('${orderRepair}', '${wells.order()}') ],
  [ 'twenty-one tasks', 'bangfu/task-limit', (xml) => xml.replace('<bpmn:sequenceFlow id="flow_inspect"', Array.from({ length: 19 }, (_, i) => `<bpmn:manualTask id="manualTask_step${ i }" name="步骤" />`).join('') + '<bpmn:sequenceFlow id="flow_inspect"') ],
  [ 'a computed condition', 'bangfu/answered-condition', (xml) => xml.replace('${broken}', '${depth > 3}') ],
  [ 'a gateway without default flow', 'bangfu/answered-condition', (xml) => xml.replace(' default="flow_whole"', '') ],
  [ 'a condition behind a task', 'bangfu/answered-condition', (xml) => xml.replace(/(<bpmn:sequenceFlow id="flow_ask"[^>]*) \/>/, '$1><bpmn:conditionExpression>\${broken}</bpmn:conditionExpression></bpmn:sequenceFlow>') ],
  [ 'a script task', 'bangfu/no-code', (xml) => xml.replaceAll('bpmn:serviceTask', 'bpmn:scriptTask') ],
  [ 'a Java class', 'bangfu/no-code', (xml) => xml.replace('camunda:asyncBefore="true"', 'camunda:asyncBefore="true" camunda:class="java.lang.Runtime"') ],
  [ 'an expression', 'bangfu/no-code', (xml) => xml.replace('camunda:asyncBefore="true"', 'camunda:asyncBefore="true" camunda:expression="${a}"') ],
  [ 'a shell task', 'bangfu/no-code', (xml) => xml.replace('camunda:asyncBefore="true"', 'camunda:asyncBefore="true" camunda:type="shell"') ],
  [ 'an embedded form', 'bangfu/no-code', (xml) => xml.replace('camunda:formRef=', 'camunda:formKey="embedded:deployment:x.html" camunda:formRef=') ],
  [ 'an execution listener', 'bangfu/no-code', (xml) => xml.replace('<camunda:failedJobRetryTimeCycle>', '<camunda:executionListener event="start" delegateExpression="${a}" /><camunda:failedJobRetryTimeCycle>') ],
  [ 'a task listener', 'bangfu/no-code', (xml) => xml.replace('<camunda:properties>', '<camunda:taskListener event="create" delegateExpression="${a}" /><camunda:properties>') ],
  [ 'a connector', 'bangfu/no-code', (xml) => xml.replace('<camunda:failedJobRetryTimeCycle>', '<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector><camunda:failedJobRetryTimeCycle>') ],
  [ 'a script parameter', 'bangfu/no-code', (xml) => xml.replace('<camunda:failedJobRetryTimeCycle>', '<camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="juel">1</camunda:script></camunda:inputParameter></camunda:inputOutput><camunda:failedJobRetryTimeCycle>') ],
  [ 'a method call in a parameter', 'bangfu/no-code', (xml) => xml.replace('<camunda:failedJobRetryTimeCycle>', '<camunda:inputOutput><camunda:inputParameter name="a">${a.b()}</camunda:inputParameter></camunda:inputOutput><camunda:failedJobRetryTimeCycle>') ],
  [ 'all variables handed on', 'bangfu/no-code', (xml) => calling(xml, '<camunda:in variables="all" />') ],
  [ 'a computed mapping', 'bangfu/no-code', (xml) => calling(xml, '<camunda:in sourceExpression="${a.b()}" target="a" />') ],
  [ 'another business key', 'bangfu/no-code', (xml) => calling(xml, '<camunda:in businessKey="${other}" />') ],
  [ 'a version in the process id', 'bangfu/process-header', (xml) => xml.replaceAll('well-repair', 'well-repair-v2') ],
  [ 'no history time to live', 'bangfu/process-header', (xml) => xml.replace(' camunda:historyTimeToLive="3650"', '') ],
  [ 'a process that does not run', 'bangfu/process-header', (xml) => xml.replace('isExecutable="true"', 'isExecutable="false"') ],
  [ 'a job without retries', 'bangfu/retry-cycle', (xml) => xml.replace(/<camunda:failedJobRetryTimeCycle>.*<\/camunda:failedJobRetryTimeCycle>/, '') ],
  [ 'a message without its module', 'bangfu/message-name', (xml) => xml.replace('<bpmn:process ', '<bpmn:message id="message_x" name="RepairDone" /><bpmn:process ') ],
  [ 'a form of another deployment', 'bangfu/form-and-decision', (xml) => xml.replace('camunda:formRefBinding="deployment"', 'camunda:formRefBinding="latest"') ],
  [ 'a decision without result', 'bangfu/form-and-decision', (xml) => xml.replaceAll('bpmn:serviceTask', 'bpmn:businessRuleTask') ],
  [ 'a computed called element', 'bangfu/form-and-decision', (xml) => xml.replaceAll('bpmn:serviceTask', 'bpmn:callActivity').replace('camunda:delegateExpression="${orderRepair}"', 'calledElement="${which}"') ],
  [ 'a flow that leads nowhere', 'xml', (xml) => xml.replace('targetRef="userTask_inspectWell"', 'targetRef="userTask_gone"') ],
  [ 'no picture', 'no-bpmndi', (xml) => xml.replace(shape('gateway_broken', 360, 50, 50), '') ],
  [ 'truncated XML', 'xml', (xml) => xml.slice(0, 900) ]
];

test('a model that follows the conventions is accepted', async () => {
  assert.deepStrictEqual(await lint(GOOD, 'well-repair.bpmn'), []);
});

test('a process id that is not the file name is refused', async () => {
  const findings = await lint(GOOD, 'other.bpmn');

  assert.deepStrictEqual(findings.map((finding) => finding.rule), [ 'file-name' ]);
});

for (const [ what, rule, change ] of BROKEN) {
  test(`${ what } is refused by ${ rule }`, async () => {
    const broken = change(GOOD);
    assert.notStrictEqual(broken, GOOD, 'the change must touch the model');

    const findings = await lint(broken, 'well-repair.bpmn');

    assert.ok(findings.some((finding) => finding.rule === rule && finding.category === 'error' && finding.message),
      'found only ' + JSON.stringify(findings));
  });
}
