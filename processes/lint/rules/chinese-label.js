const { is, isAny } = require('bpmnlint-utils');
const { CHINESE, isForking } = require('./model');

/** Everything an official sees on the picture is labelled in Chinese; a gateway asks, its flows answer. */
module.exports = function() {

  function check(node, reporter) {
    const name = (node.name || '').trim();

    if (is(node, 'bpmn:Gateway')) {
      if (isForking(node) && is(node, 'bpmn:ExclusiveGateway') && !(CHINESE.test(name) && /[？?]$/.test(name))) {
        reporter.report(node.id, '网关要写成一个中文问句，以“？”结尾', [ 'name' ]);
      }
      return;
    }

    if (is(node, 'bpmn:SequenceFlow')) {
      if (is(node.sourceRef, 'bpmn:ExclusiveGateway') && isForking(node.sourceRef) && !CHINESE.test(name)) {
        reporter.report(node.id, '网关的出口要用中文写出回答，例如“同意”', [ 'name' ]);
      }
      return;
    }

    if (isAny(node, [ 'bpmn:FlowNode', 'bpmn:Participant', 'bpmn:Lane' ]) && !CHINESE.test(name)) {
      reporter.report(node.id, '缺少中文名称：任务写“动词+对象”，事件写“发生了什么”', [ 'name' ]);
    }
  }

  return { check };
};
