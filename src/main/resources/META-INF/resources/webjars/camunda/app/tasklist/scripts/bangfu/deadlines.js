// A chip with the working days left on every card of the task list, fetched for all visible cards at once.
const FRESH = 60000;
const known = new Map();
let waiting = new Map();
let timer = null;

function words({ due, workdaysLeft, overdue }) {
  if (due === null || due === undefined) return null;
  const left = Number(workdaysLeft);
  if (overdue) return { text: left < 0 ? `已逾期 ${-left} 个工作日` : '已逾期', kind: 'late' };
  if (left === 0) return { text: '今天到期', kind: 'soon' };
  return { text: `还剩 ${left} 个工作日`, kind: left <= 2 ? 'soon' : 'calm' };
}

function show(chip, deadline) {
  const said = deadline ? words(deadline) : null;
  chip.hidden = said === null;
  if (said === null) return;
  chip.textContent = said.text;
  chip.className = `bangfu-deadline ${said.kind}`;
  chip.title = `办理期限 ${String(deadline.due).slice(0, 10)}`;
}

async function fetchWaiting() {
  const chips = waiting;
  waiting = new Map();
  timer = null;
  const ids = [...chips.keys()];
  try {
    const response = await fetch(`/engine/tasks/deadlines?ids=${ids.map(encodeURIComponent).join(',')}`, {
      headers: { Accept: 'application/json' }, credentials: 'same-origin'
    });
    if (!response.ok) return;
    const body = await response.json();
    const entries = Array.isArray(body) ? body.map(each => [each.taskId || each.id, each]) : Object.entries(body);
    for (const [id, deadline] of entries) known.set(id, { deadline, at: Date.now() });
  } catch (unreachable) {
    return;
  }
  for (const [id, list] of chips) {
    const entry = known.get(id);
    list.forEach(chip => show(chip, entry && entry.deadline));
  }
}

function chipFor(taskId) {
  const chip = document.createElement('span');
  chip.className = 'bangfu-deadline';
  chip.hidden = true;
  const entry = known.get(taskId);
  if (entry && Date.now() - entry.at < FRESH) {
    show(chip, entry.deadline);
    return chip;
  }
  waiting.set(taskId, [...(waiting.get(taskId) || []), chip]);
  if (timer === null) timer = window.setTimeout(fetchWaiting, 40);
  return chip;
}

export const deadlineChip = {
  id: 'bangfu-deadline-chip',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: (node, { taskId }) => {
    const chip = chipFor(taskId);
    const place = () => {
      const card = node.closest('li.task');
      const heading = card && card.querySelector('.names');
      (heading || node).appendChild(chip);
    };
    if (node.isConnected) place();
    else window.requestAnimationFrame(place);
  }
};
