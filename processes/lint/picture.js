/*
 * Draws every model as `<id>.svg` beside it, with bpmn-js in a headless Chromium: `npm run picture`.
 * `CHROMIUM` names the browser when it is not called chromium, chromium-browser or google-chrome.
 */
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const { models } = require('./run');

const ROOT = resolve(__dirname, '..');
const BROWSERS = [ process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome' ].filter(Boolean);

function page(xml, viewer) {
  return `<!DOCTYPE html><html><head><meta charset="utf-8">
<style>body { font-family: "Noto Sans CJK SC", "Source Han Sans SC", sans-serif }</style></head>
<body><div id="canvas" style="width: 2400px; height: 1200px"></div><script src="${ pathToFileURL(viewer) }"></script>
<script type="application/json" id="xml">${ JSON.stringify(xml).replaceAll('<', '\\u003c') }</script>
<script>
  const viewer = new BpmnJS({ container: '#canvas', textRenderer: { defaultStyle: { fontFamily: '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif' } } });
  viewer.importXML(JSON.parse(document.getElementById('xml').textContent))
    .then(() => viewer.saveSVG())
    .then(({ svg }) => svg, (error) => 'ERROR ' + error.message)
    .then((text) => { document.body.innerHTML = '<pre id="svg">' + btoa(unescape(encodeURIComponent(text))) + '</pre>'; });
</script></body></html>`;
}

function dump(file) {
  const flags = [ '--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=20000', '--dump-dom' ];
  for (const browser of BROWSERS) {
    try {
      return execFileSync(browser, [ ...flags, pathToFileURL(file).href ], { encoding: 'utf8', maxBuffer: 1 << 27, stdio: [ 'ignore', 'pipe', 'ignore' ] });
    } catch (error) {
      if (error.code !== 'ENOENT') {
        throw error;
      }
    }
  }
  throw new Error('没有找到 Chromium：请安装，或用环境变量 CHROMIUM 写明它的路径');
}

/** The picture keeps the sign of the library that drew it, on a strip below. */
function signed(svg) {
  const [ whole, x, y, width, height ] = svg.match(/height="[-\d.]+" viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)"/);
  const taller = Number(height) + 16;
  const sign = `<text x="${ Number(x) + Number(width) - 8 }" y="${ Number(y) + taller - 5 }" text-anchor="end" font-family="sans-serif" font-size="9" fill="#666">bpmn.io</text>`;
  return svg.replace(whole, `height="${ taller }" viewBox="${ x } ${ y } ${ width } ${ taller }"`).replace(/<\/svg>\s*$/, sign + '</svg>\n');
}

// Ids of markers are random; numbered in order, the same model gives the same file.
function stable(svg) {
  const names = new Map();
  return svg.replace(/\b(marker-|clip-|djs-)?[a-z0-9-]*[0-9a-z]{25,}\b/g, (name) => {
    if (!names.has(name)) {
      names.set(name, 'mark' + names.size);
    }
    return names.get(name);
  });
}

function draw(file) {
  const viewer = join(ROOT, 'node_modules/bpmn-js/dist/bpmn-viewer.production.min.js');
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  try {
    const html = join(folder, 'page.html');
    writeFileSync(html, page(readFileSync(file, 'utf8'), viewer));
    const encoded = dump(html).match(/<pre id="svg">([A-Za-z0-9+/=]+)<\/pre>/);
    const svg = encoded ? Buffer.from(encoded[1], 'base64').toString('utf8') : 'ERROR nothing was drawn';
    if (svg.startsWith('ERROR')) {
      throw new Error(file + ': ' + svg);
    }
    const target = file.replace(/\.bpmn$/, '.svg');
    writeFileSync(target, stable(signed(svg)));
    console.log(target.slice(ROOT.length + 1));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

models(ROOT).forEach(draw);
