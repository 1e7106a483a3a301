const { is } = require('bpmnlint-utils');
const { CHINESE, properties, documentation } = require('./model');
const roles = require('../roles');

/** A user task says who does it (role), by which rule and within how many days (documentation); seats are the engine's. */
module.exports = function() {

  function check(node, reporter) {
    if (!is(node, 'bpmn:UserTask')) {
      return;
    }

    const given = properties(node);
    const role = given.get('role');

    if (!role) {
      reporter.report(node.id, '没有写由谁办理：请套用元素模板“由…办理”并选择岗位', [ 'role' ]);
    } else if (!roles.includes(role)) {
      reporter.report(node.id, `没有“${ role }”这个岗位：请从元素模板“由…办理”的列表里选`, [ 'role' ]);
    }

    if (!CHINESE.test(documentation(node))) {
      reporter.report(node.id, '没有说明：请写清谁办理、依据什么、几天办完', [ 'documentation' ]);
    }

    for (const name of [ 'workdays', 'naturaldays', 'hours' ]) {
      const value = given.get(name);
      if (value && !/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/.test(value)) {
        reporter.report(node.id, `期限“${ value }”应写政策参数的名字（例如 sla.township），不写天数`, [ name ]);
      }
    }

    if ([ 'workdays', 'naturaldays', 'hours' ].filter((name) => given.get(name)).length > 1) {
      reporter.report(node.id, '期限只能有一个：工作日、自然日或小时，请删去多余的', [ 'workdays' ]);
    }

    for (const name of [ 'assignee', 'candidateUsers', 'candidateGroups', 'dueDate', 'followUpDate', 'priority' ]) {
      if (node.get('camunda:' + name)) {
        reporter.report(node.id, `不要写 camunda:${ name }：办理人由岗位和地区决定，期限由参数决定，请删去`, [ name ]);
      }
    }
  }

  return { check };
};
