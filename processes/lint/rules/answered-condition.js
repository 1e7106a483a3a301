const { is } = require('bpmnlint-utils');
const { isForking } = require('./model');

/** A condition names one answered question (`${eligible}`); one flow of the gateway is the default. */
module.exports = function() {

  function check(node, reporter) {
    if (is(node, 'bpmn:ExclusiveGateway') && isForking(node)) {
      if (!node.default) {
        reporter.report(node.id, '网关没有默认出口：请把“否则”的那条设为默认流', [ 'default' ]);
      }
      return;
    }

    if (!is(node, 'bpmn:SequenceFlow')) {
      return;
    }

    const condition = node.conditionExpression;
    const source = node.sourceRef;

    if (!is(source, 'bpmn:ExclusiveGateway')) {
      if (condition) {
        reporter.report(node.id, '条件只能写在排他网关的出口上，请在前面加一个网关', [ 'conditionExpression' ]);
      }
      return;
    }

    if (!isForking(source)) {
      return;
    }

    if (source.default === node) {
      if (condition) {
        reporter.report(node.id, '默认出口不写条件，请删去', [ 'conditionExpression' ]);
      }
    } else if (!condition) {
      reporter.report(node.id, '出口缺少条件：写一个已回答的问题，例如 ${eligible}', [ 'conditionExpression' ]);
    } else if (!/^\$\{[a-z][A-Za-z0-9]*\}$/.test((condition.body || '').trim()) || condition.language) {
      reporter.report(node.id, `条件“${ condition.body || '' }”只能是一个已回答的问题，例如 \${eligible}；比较和计算请交给规则`, [ 'conditionExpression' ]);
    }
  }

  return { check };
};
