const { is } = require('bpmnlint-utils');

const LIMIT = 20;

function tasks(container) {
  return (container.flowElements || []).reduce((sum, element) => {
    if (is(element, 'bpmn:SubProcess')) {
      return sum + tasks(element);
    }
    return sum + (is(element, 'bpmn:Task') ? 1 : 0);
  }, 0);
}

/** A diagram that has to be signed fits on a page: at most twenty tasks, the rest goes into called processes. */
module.exports = function() {

  function check(node, reporter) {
    if (is(node, 'bpmn:Process') && tasks(node) > LIMIT) {
      reporter.report(node.id, `一张图最多 ${ LIMIT } 个任务，现有 ${ tasks(node) } 个：请把公用的一段改成调用活动`);
    }
  }

  return { check };
};
