const { is } = require('bpmnlint-utils');

/** A message is a fact of a module: `notices.objectionFiled`. */
module.exports = function() {

  function check(node, reporter) {
    if (is(node, 'bpmn:Message') && !/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/.test(node.name || '')) {
      reporter.report(node.id, `消息“${ node.name || '' }”应写成 模块.发生的事（例如 notices.objectionFiled）`, [ 'name' ]);
    }
  }

  return { check };
};
