/*
 * The conventions of the house for process models. The engine's own linter refuses what is unsafe at deployment;
 * these rules tell a designer the same in the editor, before anything is deployed.
 */
const rules = [
  'element-id',
  'chinese-label',
  'user-task',
  'service-task',
  'task-limit',
  'answered-condition',
  'no-code',
  'process-header',
  'retry-cycle',
  'message-name',
  'form-and-decision'
];

module.exports = {
  configs: {
    recommended: {
      rules: Object.fromEntries(rules.map((name) => [ name, 'error' ]))
    }
  },
  rules: Object.fromEntries(rules.map((name) => [ name, './rules/' + name ]))
};
