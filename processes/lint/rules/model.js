const { is } = require('bpmnlint-utils');

const CHINESE = /[㐀-鿿]/;

/** The extension elements of one type (`camunda:Properties`, `camunda:In` …) below an element. */
function extensions(node, type) {
  const values = (node.extensionElements && node.extensionElements.values) || [];
  return values.filter((value) => is(value, type) || value.$type === type);
}

/** The Camunda properties of an element as a map of name to value. */
function properties(node) {
  const entries = extensions(node, 'camunda:Properties').flatMap((list) => list.values || []);
  return new Map(entries.map((entry) => [ entry.name, entry.value ]));
}

function documentation(node) {
  return (node.documentation || []).map((entry) => entry.text || '').join('').trim();
}

function isForking(node) {
  return is(node, 'bpmn:Gateway') && (node.outgoing || []).length > 1;
}

module.exports = { CHINESE, extensions, properties, documentation, isForking };
