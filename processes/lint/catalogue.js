/*
 * Writes what the models say into the catalogue: for each `<!-- steps:<process id> -->` in README.md the table of its
 * steps, terms and ends. `npm run catalogue` writes, `npm run catalogue -- --check` only says whether it is up to date.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const { BpmnModdle } = require('bpmn-moddle');
const { is } = require('bpmnlint-utils');

const { documentation, properties } = require('./rules/model');
const { models } = require('./run');
const template = require('../.camunda/element-templates/user-task.json');

const ROOT = resolve(__dirname, '..');
const README = join(ROOT, 'README.md');

const ROLES = new Map(
  template.properties.find((property) => property.binding.name === 'role').choices.map(({ name, value }) => [ value, name ])
);

/** The value in force of each policy parameter: the last row of its key. */
const PARAMETERS = new Map(
  readFileSync(join(ROOT, '../seeds/policy-parameters.csv'), 'utf8').split(/\r?\n/).slice(1).map((line) => line.split(',').slice(0, 2))
);

function nodes(container) {
  return (container.flowElements || []).flatMap((element) => is(element, 'bpmn:SubProcess') ? [ element, ...nodes(element) ] : [ element ]);
}

function term(task) {
  const given = properties(task);
  for (const [ name, unit ] of [ [ 'workdays', '个工作日' ], [ 'naturaldays', '天' ], [ 'hours', '小时' ] ]) {
    const key = given.get(name);
    if (key) {
      return `${ (PARAMETERS.get(key) || '未定').replace(/^P(\d+)D$|^PT(\d+)H$/, '$1$2') } ${ unit }（\`${ key }\`）`;
    }
  }
  return '—';
}

function how(task) {
  const given = properties(task);
  if (given.get('page')) {
    return '页面';
  }
  return task.get('camunda:formRef') ? `表单 \`${ task.get('camunda:formRef') }\`` : '—';
}

function cell(text) {
  return (text || '').replace(/\s+/g, ' ').replaceAll('|', '｜').trim();
}

function page(process, file) {
  const all = nodes(process);
  const tasks = all.filter((node) => is(node, 'bpmn:UserTask'));
  const steps = all.filter((node) => is(node, 'bpmn:ServiceTask') || is(node, 'bpmn:BusinessRuleTask'));
  const calls = all.filter((node) => is(node, 'bpmn:CallActivity'));
  const ends = all.filter((node) => is(node, 'bpmn:EndEvent'));
  const lines = [
    `![${ process.name }](${ file.slice(ROOT.length + 1).replace(/\.bpmn$/, '.svg') })`,
    ''
  ];
  if (tasks.length) {
    lines.push(
      '| 步骤 | 岗位 | 期限 | 怎么办 | 说明 |',
      '|---|---|---|---|---|',
      ...tasks.map((task) => `| ${ cell(task.name) } | ${ ROLES.get(properties(task).get('role')) || '—' } | ${ term(task) } | ${ how(task) } | ${ cell(documentation(task)) } |`),
      ''
    );
  }
  if (steps.length) {
    lines.push(`系统自动办理：${ steps.map((step) => cell(step.name)).join('；') }。`, '');
  }
  if (calls.length) {
    lines.push(`调用的流程：${ calls.map((call) => `${ cell(call.name) }（\`${ call.calledElement }\`）`).join('、') }。`, '');
  }
  lines.push(`结束：${ ends.map((end) => cell(end.name)).join('；') }。`);
  return lines.join('\n');
}

async function main(check) {
  const moddle = new BpmnModdle({ camunda: require('camunda-bpmn-moddle/resources/camunda.json') });
  const before = readFileSync(README, 'utf8');
  let after = before;
  for (const file of models(ROOT)) {
    const { rootElement } = await moddle.fromXML(readFileSync(file, 'utf8'));
    const process = rootElement.rootElements.find((element) => is(element, 'bpmn:Process'));
    const [ start, end ] = [ `<!-- steps:${ process.id } -->`, `<!-- end:${ process.id } -->` ];
    const [ from, to ] = [ after.indexOf(start), after.indexOf(end) ];
    if (from < 0 || to < from) {
      console.error(`README.md 里没有流程 ${ process.id } 的一页：请写一页并放上 ${ start } 和 ${ end }`);
      return 1;
    }
    after = after.slice(0, from + start.length) + '\n' + page(process, file) + '\n' + after.slice(to);
  }
  if (check && after !== before) {
    console.error('README.md 与模型不一致：请运行 npm run catalogue');
    return 1;
  }
  if (after !== before) {
    writeFileSync(README, after);
  }
  return 0;
}

main(process.argv.includes('--check')).then((code) => { process.exitCode = code; });
