// Above the chosen task: whom it is about and, when it has a page of its own (rows, photos, votes), the button to it.
import { chosenTask } from './casefile.js';
import { deadlineChip, factsOf } from './cards.js';

function subject(facts) {
  const box = document.createElement('p');
  box.className = 'bangfu-subject';
  // The case of a whole village goes by the village's name, which the place says already.
  const head = facts.head && !facts.place?.endsWith(facts.head) && `户主：${facts.head}`;
  box.textContent = [head, facts.place, facts.caseNumber].filter(Boolean).join('　');
  const chip = deadlineChip(facts.deadline);
  if (chip) box.append('　', chip);
  return box;
}

function button(taskId) {
  const box = document.createElement('div');
  box.className = 'bangfu-own-page';
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

/** Puts both above the form of the chosen task and hides the empty form of a task with a page. */
export async function placeOwnPage() {
  const card = document.querySelector('.task-card');
  const taskId = chosenTask();
  if (!card || !taskId || card.dataset.bangfuTask === taskId) return;
  card.dataset.bangfuTask = taskId;
  card.classList.remove('bangfu-has-page');
  card.querySelectorAll('.bangfu-subject, .bangfu-own-page').forEach(each => each.remove());
  const facts = await factsOf(taskId);
  if (chosenTask() !== taskId || !card.isConnected) return;
  const header = card.querySelector('header');
  const names = header.querySelector('.names');
  if (facts.caseNumber && names) names.append(subject(facts));
  if (!facts.page) return;
  card.classList.add('bangfu-has-page');
  header.append(button(taskId));
}
