const { is } = require('bpmnlint-utils');
const { extensions } = require('./model');

const NAME = /^\$\{[a-z][A-Za-z0-9]*\}$/;

const FORBIDDEN_ATTRIBUTES = {
  'class': '不能写 Java 类名',
  'expression': '不能写表达式',
  'type': '不能用 shell、mail、external 等类型',
  'topic': '不能用外部任务',
  'formKey': '不能用 formKey，表单请写 camunda:formRef',
  'formHandlerClass': '不能写 Java 类名',
  'variableMappingClass': '不能写 Java 类名',
  'variableMappingDelegateExpression': '不能写映射程序',
  'caseRef': '不能用 CMMN',
  'taskPriority': '不能写优先级表达式',
  'jobPriority': '不能写优先级表达式'
};

const FORBIDDEN_EXTENSIONS = {
  'camunda:ExecutionListener': '不能挂监听器',
  'camunda:TaskListener': '不能挂监听器',
  'camunda:Connector': '不能用连接器',
  'camunda:FormData': '不能写内嵌表单字段，表单请写 camunda:formRef',
  'camunda:Field': '不能注入字段',
  'camunda:ErrorEventDefinition': '不能用表达式抛出错误'
};

/** Designers draw; code lives in the program. No script, class, expression, listener or connector in a model. */
module.exports = function() {

  function check(node, reporter) {
    if (is(node, 'bpmn:ScriptTask')) {
      reporter.report(node.id, '不能用脚本任务：请改成系统步骤');
    }
    if (is(node, 'bpmn:ComplexGateway') || is(node, 'bpmn:AdHocSubProcess')) {
      reporter.report(node.id, '不能用这种元素：请改用排他网关或普通子流程');
    }
    if (!is(node, 'bpmn:BaseElement')) {
      return;
    }

    const values = attributes(node);
    for (const [ name, reason ] of Object.entries(FORBIDDEN_ATTRIBUTES)) {
      if (values[name] !== undefined) {
        reporter.report(node.id, `${ reason }（camunda:${ name }），请删去`, [ name ]);
      }
    }

    for (const [ type, reason ] of Object.entries(FORBIDDEN_EXTENSIONS)) {
      if (extensions(node, type).length) {
        reporter.report(node.id, `${ reason }，请删去`);
      }
    }

    for (const io of extensions(node, 'camunda:InputOutput')) {
      for (const parameter of [ ...(io.inputParameters || []), ...(io.outputParameters || []) ]) {
        if (parameter.definition || /[$#]\{/.test(parameter.value || '') && !NAME.test(parameter.value.trim())) {
          reporter.report(node.id, `参数“${ parameter.name }”只能是文字或 \${变量名}，不能是脚本、列表或计算`);
        }
      }
    }

    for (const mapping of [ ...extensions(node, 'camunda:In'), ...extensions(node, 'camunda:Out') ]) {
      if (mapping.variables) {
        reporter.report(node.id, '不能整体传递变量，请逐个写明');
      }
      if (/[$#]\{/.test(mapping.sourceExpression || '') && !NAME.test(mapping.sourceExpression.trim())) {
        reporter.report(node.id, '传递的值只能是文字或 ${变量名}，不能是计算');
      }
      if (mapping.businessKey && mapping.businessKey !== '#{execution.processBusinessKey}') {
        reporter.report(node.id, '案号只能原样传给被调用的流程（#{execution.processBusinessKey}）');
      }
    }

    const loop = node.loopCharacteristics;
    if (loop) {
      for (const expression of [ loop.loopCardinality, loop.completionCondition ]) {
        if (expression && !NAME.test((expression.body || '').trim())) {
          reporter.report(node.id, '多实例的次数和结束条件只能是 ${变量名}', [ 'loopCharacteristics' ]);
        }
      }
    }

    for (const definition of node.eventDefinitions || []) {
      for (const time of [ definition.timeDate, definition.timeDuration, definition.timeCycle ]) {
        if (time && /[$#]\{/.test(time.body || '') && !NAME.test(time.body.trim())) {
          reporter.report(node.id, '定时器只能是 ${变量名} 或固定的 ISO 8601 时间', [ 'eventDefinitions' ]);
        }
      }
    }
  }

  function attributes(node) {
    const found = {};
    for (const name of Object.keys(FORBIDDEN_ATTRIBUTES)) {
      const value = (node.$attrs || {})['camunda:' + name] || declared(node, name);
      if (value !== undefined && value !== null) {
        found[name] = value;
      }
    }
    return found;
  }

  function declared(node, name) {
    const descriptor = node.$descriptor.propertiesByName['camunda:' + name];
    return descriptor ? node.get('camunda:' + name) : undefined;
  }

  return { check };
};
