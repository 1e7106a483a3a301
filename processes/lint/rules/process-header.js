const { is } = require('bpmnlint-utils');
const { CHINESE } = require('./model');

/** A process id is a kebab-case noun (and its file's name); the process is executable, named in Chinese and kept for a stated time. */
module.exports = function() {

  function check(node, reporter) {
    if (!is(node, 'bpmn:Process')) {
      return;
    }
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(node.id || '') || /(^|-)(process|v\d+)(-|$)/.test(node.id)) {
      reporter.report(node.id, '流程编号写成小写英文名词并用连字符连接（例如 household-identification），不带 process 和版本号', [ 'id' ]);
    }
    if (!node.isExecutable) {
      reporter.report(node.id, '流程没有标为可执行（isExecutable）', [ 'isExecutable' ]);
    }
    if (!CHINESE.test(node.name || '')) {
      reporter.report(node.id, '流程缺少中文名称', [ 'name' ]);
    }
    if (!/^(\d+|P\d+D)$/.test(String(node.get('camunda:historyTimeToLive') || ''))) {
      reporter.report(node.id, '没有写历史保存天数（camunda:historyTimeToLive，例如 3650）', [ 'historyTimeToLive' ]);
    }
    if (node.get('camunda:candidateStarterUsers') || node.get('camunda:candidateStarterGroups')) {
      reporter.report(node.id, '不要写可启动人：案件由系统发起，请删去 camunda:candidateStarter…');
    }
  }

  return { check };
};
