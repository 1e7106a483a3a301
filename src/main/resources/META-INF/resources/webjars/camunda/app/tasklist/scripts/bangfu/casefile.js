// 案卷: the household's file beside the form where there is room, else as a tab.
const ROOM = 740;

function panelAddress(taskId) {
  return `/casefile/panel?task=${encodeURIComponent(taskId)}`;
}

function frame(taskId) {
  const iframe = document.createElement('iframe');
  iframe.src = panelAddress(taskId);
  iframe.title = '案卷';
  iframe.className = 'bangfu-casefile-frame';
  return iframe;
}

/** The task chosen in the list, as the address says it. */
export function chosenTask() {
  const query = window.location.hash.split('?')[1] || '';
  return new URLSearchParams(query).get('task');
}

/** The tab is not needed while the frame stands beside the form. */
function showTab(shown) {
  for (const tab of document.querySelectorAll('.task-card .nav-tabs > li')) {
    if (tab.textContent.trim() === casefileTab.properties.label) tab.hidden = !shown && !tab.classList.contains('active');
  }
}

/** Keeps the frame beside the form in step with the chosen task. */
export function placeCasefile() {
  const content = document.querySelector('.task-card > .tabbed-content');
  if (!content) return;
  const taskId = chosenTask();
  const removed = content.closest('.task-card').classList.contains('task-removed');
  const beside = content.querySelector(':scope > .bangfu-casefile');
  const wide = content.clientWidth >= ROOM;
  if (!taskId || removed || !wide) {
    if (beside) beside.remove();
    content.classList.remove('bangfu-beside');
    showTab(true);
    return;
  }
  content.classList.add('bangfu-beside');
  showTab(false);
  if (beside && beside.dataset.task === taskId) return;
  if (beside) beside.remove();
  const aside = document.createElement('aside');
  aside.className = 'bangfu-casefile';
  aside.dataset.task = taskId;
  aside.appendChild(frame(taskId));
  content.appendChild(aside);
}

export const casefileTab = {
  id: 'bangfu-casefile-tab',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: '案卷' },
  render: (node, { taskId }) => {
    node.classList.add('bangfu-casefile-tab');
    node.appendChild(frame(taskId));
  }
};
