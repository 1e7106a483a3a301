const { is } = require('bpmnlint-utils');

// The first type that fits names the prefix.
const PREFIXES = [
  [ 'bpmn:UserTask', 'userTask' ],
  [ 'bpmn:ServiceTask', 'serviceTask' ],
  [ 'bpmn:BusinessRuleTask', 'businessRuleTask' ],
  [ 'bpmn:ReceiveTask', 'receiveTask' ],
  [ 'bpmn:SendTask', 'sendTask' ],
  [ 'bpmn:ManualTask', 'manualTask' ],
  [ 'bpmn:CallActivity', 'callActivity' ],
  [ 'bpmn:SubProcess', 'subProcess' ],
  [ 'bpmn:Gateway', 'gateway' ],
  [ 'bpmn:StartEvent', 'startEvent' ],
  [ 'bpmn:EndEvent', 'endEvent' ],
  [ 'bpmn:BoundaryEvent', 'boundaryEvent' ],
  [ 'bpmn:IntermediateCatchEvent', 'catchEvent' ],
  [ 'bpmn:IntermediateThrowEvent', 'throwEvent' ],
  [ 'bpmn:SequenceFlow', 'flow' ]
];

/** An id says what the element is and does: `userTask_visitHousehold`, never a generated one. */
module.exports = function() {

  function check(node, reporter) {
    const entry = PREFIXES.find(([ type ]) => is(node, type));

    if (entry && !new RegExp('^' + entry[1] + '_[a-z][A-Za-z0-9]*$').test(node.id || '')) {
      reporter.report(node.id, `编号应写成 ${ entry[1] }_verbObject（例如 ${ entry[1] }_checkHousehold），请改名`, [ 'id' ]);
    }
  }

  return { check };
};
