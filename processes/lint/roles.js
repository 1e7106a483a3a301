/** The roles a task may name: the choices of the element template "由…办理" are the one list of them. */
const template = require('../.camunda/element-templates/user-task.json');

module.exports = template.properties
  .find((property) => property.binding.type === 'camunda:property' && property.binding.name === 'role')
  .choices.map((choice) => choice.value);
