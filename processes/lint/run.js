/*
 * Lints every model below this folder with `.bpmnlintrc` and checks what a rule cannot see: the file's name.
 * `npm run lint` for all, `npm run lint -- identification` for one package. Ends with 1 when anything is refused.
 */
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { basename, join, relative, resolve } = require('node:path');

const { BpmnModdle } = require('bpmn-moddle');
const Linter = require('bpmnlint/lib/linter');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');

const ROOT = resolve(__dirname, '..');
const LEVELS = { error: '错误', warn: '提示', rule: '规则' };

function models(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules' && entry.name !== 'lint')
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? models(path) : entry.name.endsWith('.bpmn') ? [ path ] : [];
    })
    .sort();
}

/** All findings of one model, the errors of reading it included. */
async function lint(xml, fileName) {
  const config = JSON.parse(readFileSync(join(ROOT, '.bpmnlintrc'), 'utf8'));
  const extensions = Object.fromEntries(
    Object.entries(config.moddleExtensions).map(([ prefix, path ]) => [ prefix, require(path) ])
  );
  let read;
  try {
    read = await new BpmnModdle(extensions).fromXML(xml);
  } catch (error) {
    return [ { id: '-', rule: 'xml', category: 'error', message: '文件读不懂：' + error.message } ];
  }
  const findings = read.warnings.map((warning) => ({ id: '-', rule: 'xml', category: 'error', message: warning.message }));

  const linter = new Linter({ config, resolver: new NodeResolver() });
  for (const [ rule, reports ] of Object.entries(await linter.lint(read.rootElement))) {
    findings.push(...reports.map((report) => ({ ...report, rule })));
  }

  const executable = read.rootElement.rootElements.filter((element) => element.$type === 'bpmn:Process');
  if (executable.length !== 1) {
    findings.push({ id: '-', rule: 'file-name', category: 'error', message: '一个文件只放一个流程' });
  }
  for (const process of executable) {
    if (process.id !== basename(fileName, '.bpmn')) {
      findings.push({ id: process.id, rule: 'file-name', category: 'error', message: '流程编号要与文件名相同' });
    }
  }
  return findings;
}

async function main(folders) {
  const missing = folders.filter((folder) => !existsSync(resolve(ROOT, folder)));
  const files = (folders.length ? folders : [ '.' ])
    .filter((folder) => !missing.includes(folder))
    .flatMap((folder) => models(resolve(ROOT, folder)));

  if (missing.length || !files.length) {
    console.error('没有找到流程模型（*.bpmn）：' + (missing.join('、') || ROOT));
    return 1;
  }

  let errors = 0;
  for (const file of files) {
    const findings = await lint(readFileSync(file, 'utf8'), file);
    errors += findings.filter((finding) => finding.category !== 'warn').length;
    for (const { id, rule, category, message } of findings) {
      console.log(`${ relative(ROOT, file) }  ${ id }  ${ LEVELS[category] || category }  ${ message }  [${ rule }]`);
    }
  }
  console.log(`检查了 ${ files.length } 个模型，${ errors } 处错误。`);
  return errors ? 1 : 0;
}

module.exports = { lint, models };

if (require.main === module) {
  process.chdir(ROOT);
  main(process.argv.slice(2)).then((code) => { process.exitCode = code; });
}
