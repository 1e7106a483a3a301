// A task with a page of its own (rows, photos, votes) is not done in a Tasklist form: the button leads there.
import { chosenTask } from './casefile.js';

const pages = new Map();

async function pageOf(taskId) {
  if (!pages.has(taskId)) {
    pages.set(taskId, fetch(`/desk/tasks/${encodeURIComponent(taskId)}/page`, {
      headers: { Accept: 'application/json' }, credentials: 'same-origin'
    }).then(response => (response.ok ? response.json() : { page: null })).then(body => body.page).catch(() => null));
  }
  return pages.get(taskId);
}

function button(taskId) {
  const box = document.createElement('div');
  box.className = 'bangfu-own-page';
  box.dataset.task = taskId;
  const line = document.createElement('p');
  line.textContent = '这项任务在办理页面上填写。';
  const link = document.createElement('a');
  link.className = 'btn btn-primary btn-lg';
  link.href = `/desk/tasks/${encodeURIComponent(taskId)}`;
  link.target = '_top';
  link.textContent = '打开办理页面';
  box.append(line, link);
  return box;
}

/** Puts the button above the form of the chosen task and hides the empty form under it. */
export async function placeOwnPage() {
  const card = document.querySelector('.task-card');
  const taskId = chosenTask();
  if (!card || !taskId || card.dataset.bangfuTask === taskId) return;
  card.dataset.bangfuTask = taskId;
  card.classList.remove('bangfu-has-page');
  card.querySelectorAll('.bangfu-own-page').forEach(each => each.remove());
  const page = await pageOf(taskId);
  if (!page || chosenTask() !== taskId || !card.isConnected) return;
  card.classList.add('bangfu-has-page');
  card.querySelector('header').appendChild(button(taskId));
}
