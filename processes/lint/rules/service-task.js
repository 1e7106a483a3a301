const { isAny } = require('bpmnlint-utils');

/** A service task calls one bean of the house by its name. */
module.exports = function() {

  function check(node, reporter) {
    if (isAny(node, [ 'bpmn:ServiceTask', 'bpmn:SendTask' ])
        && !/^\$\{[a-z][A-Za-z0-9]*\}$/.test(node.get('camunda:delegateExpression') || '')) {
      reporter.report(node.id, '系统步骤要写 camunda:delegateExpression="${verbObject}"，即程序提供的步骤名', [ 'delegateExpression' ]);
    }
  }

  return { check };
};
