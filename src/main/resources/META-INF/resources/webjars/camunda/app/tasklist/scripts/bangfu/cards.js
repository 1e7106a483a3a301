// What the engine does not know about a task: whom it is about, how many working days are left, where it is done.
// Asked for all visible cards at once and kept for a minute.
const FRESH = 60000;
const known = new Map();
let waiting = new Map();
let timer = null;

async function ask(address) {
  try {
    const response = await fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    return response.ok ? await response.json() : [];
  } catch (unreachable) {
    return [];
  }
}

function byTask(body) {
  return new Map(Array.isArray(body) ? body.map(each => [each.taskId || each.id, each]) : Object.entries(body));
}

async function fetchWaiting() {
  const askers = waiting;
  waiting = new Map();
  timer = null;
  const ids = [...askers.keys()].map(encodeURIComponent).join(',');
  const [cards, deadlines] = await Promise.all([ask(`/desk/cards?ids=${ids}`), ask(`/engine/tasks/deadlines?ids=${ids}`)]);
  const facts = byTask(cards);
  const terms = byTask(deadlines);
  for (const [id, answer] of askers) {
    const entry = { ...(facts.get(id) || {}), deadline: terms.get(id) || null };
    known.set(id, { entry, at: Date.now() });
    answer.forEach(each => each(entry));
  }
}

/** What is known about a task: head, place, caseNumber, page, deadline; each may be missing. */
export function factsOf(taskId) {
  const kept = known.get(taskId);
  if (kept && Date.now() - kept.at < FRESH) return Promise.resolve(kept.entry);
  return new Promise(resolve => {
    waiting.set(taskId, [...(waiting.get(taskId) || []), resolve]);
    if (timer === null) timer = window.setTimeout(fetchWaiting, 40);
  });
}

function words({ due, workdaysLeft, overdue }) {
  if (due === null || due === undefined) return null;
  const left = Number(workdaysLeft);
  if (overdue) return { text: left < 0 ? `已逾期 ${-left} 个工作日` : '已逾期', kind: 'late' };
  if (left === 0) return { text: '今天到期', kind: 'soon' };
  return { text: `还剩 ${left} 个工作日`, kind: left <= 2 ? 'soon' : 'calm' };
}

/** The chip with the working days left, or null when the task has no term. */
export function deadlineChip(deadline) {
  const said = deadline ? words(deadline) : null;
  if (said === null) return null;
  const chip = document.createElement('span');
  chip.textContent = said.text;
  chip.className = `bangfu-deadline ${said.kind}`;
  chip.title = `办理期限 ${String(deadline.due).slice(0, 10)}`;
  return chip;
}

function line(className, text) {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  return element;
}

export const card = {
  id: 'bangfu-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: async (node, { taskId }) => {
    const facts = await factsOf(taskId);
    if (!node.isConnected) await new Promise(window.requestAnimationFrame);
    const names = node.closest('li.task')?.querySelector('.names');
    const place = names || node;
    place.querySelectorAll('.bangfu-card').forEach(each => each.remove());
    const box = line('bangfu-card', '');
    if (facts.head) box.append(line('bangfu-head', facts.head));
    if (facts.place) box.append(line('bangfu-place', facts.place));
    if (facts.caseNumber) box.append(line('bangfu-case', facts.caseNumber));
    const chip = deadlineChip(facts.deadline);
    if (chip) box.append(chip);
    place.append(box);
  }
};
