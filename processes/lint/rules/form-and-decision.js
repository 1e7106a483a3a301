const { is } = require('bpmnlint-utils');

/** Forms and decisions come from the same package as the model, so a running case keeps the ones it began with. */
module.exports = function() {

  function check(node, reporter) {
    if (!is(node, 'bpmn:BaseElement')) {
      return;
    }
    const formRef = get(node, 'formRef');

    if (formRef && get(node, 'formRefBinding') !== 'deployment') {
      reporter.report(node.id, `表单“${ formRef }”要写 camunda:formRefBinding="deployment"`, [ 'formRefBinding' ]);
    }

    if (is(node, 'bpmn:BusinessRuleTask')) {
      if (!get(node, 'decisionRef') || get(node, 'decisionRefBinding') !== 'deployment') {
        reporter.report(node.id, '决策任务要写 camunda:decisionRef 和 camunda:decisionRefBinding="deployment"', [ 'decisionRef' ]);
      }
      if (!get(node, 'resultVariable') || get(node, 'mapDecisionResult') !== 'singleEntry') {
        reporter.report(node.id, '决策任务要写结果变量和 camunda:mapDecisionResult="singleEntry"', [ 'resultVariable' ]);
      }
    }

    if (is(node, 'bpmn:CallActivity') && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(node.calledElement || '')) {
      reporter.report(node.id, '调用活动要写明被调用流程的编号，不能是表达式', [ 'calledElement' ]);
    }
  }

  function get(node, name) {
    return node.$descriptor.propertiesByName['camunda:' + name] && node.get('camunda:' + name);
  }

  return { check };
};
