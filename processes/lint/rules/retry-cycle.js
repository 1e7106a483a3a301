const { is } = require('bpmnlint-utils');
const { extensions } = require('./model');

/** Whatever runs as a job says how often it is tried again. */
module.exports = function() {

  function check(node, reporter) {
    if (!is(node, 'bpmn:FlowNode')) {
      return;
    }
    const asynchronous = node.get('camunda:asyncBefore') || node.get('camunda:asyncAfter');

    if (asynchronous && !extensions(node, 'camunda:FailedJobRetryTimeCycle').length) {
      reporter.report(node.id, '异步步骤没有写重试办法：请加 camunda:failedJobRetryTimeCycle，例如 R5/PT1M');
    }
  }

  return { check };
};
