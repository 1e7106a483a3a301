// The engine wraps a refusal in several English sentences; people see only the Chinese one inside.
const KNOWN = [
  [/claimed by someone else|already claimed|TaskAlreadyClaimed/i, '这项任务已由别人认领，请刷新列表。'],
  [/OptimisticLocking|updated by another transaction|concurrently/i, '别人刚刚办理了这项任务，请刷新列表后再看。'],
  [/(cannot find|no matching|does(n't| not) exist|not found).*task|task.*(null|does(n't| not) exist)/i, '这项任务已由别人办理或已不存在，请刷新列表。'],
  [/not authorized|AuthorizationException|required.*permission|forbidden|unauthorized/i, '这项任务不属于您的岗位，或者您不能办理。'],
  [/suspended/i, '这项任务已暂停办理，请联系县扶贫办。'],
  [/CSRF|token/i, '页面打开太久，登录已失效，请刷新页面后再试。']
];
const FALLBACK = '系统没有完成这次操作，请刷新页面后再试；如仍不成功，请告诉系统管理员。';
const CHINESE = /[\u3400-\u9fff“《（【]/;

/** One Chinese sentence for an error message of the engine or of Tasklist. */
export function oneSentence(message) {
  const text = message.trim();
  if (!text || !/[A-Za-z]{3}/.test(text)) return text;
  const first = text.search(CHINESE);
  if (first < 0) {
    const known = KNOWN.find(([pattern]) => pattern.test(text));
    return known ? known[1] : FALLBACK;
  }
  const wrapping = text.slice(0, first);
  if (!/[A-Za-z]{3}/.test(wrapping) && !/Exception|ENGINE-/.test(text)) return text;
  const start = Math.max(wrapping.lastIndexOf(': ') + 2, wrapping.lastIndexOf('\n') + 1, 0);
  const sentence = /[A-Za-z]{3}/.test(wrapping.slice(start)) && start < 2 ? text.slice(first) : text.slice(start);
  return sentence.split(/\n|\s+at org\.|; nested exception|\s*\bENGINE-\d+/)[0].replace(/['\s]+$/, '');
}

/** Replaces the messages that stand on the page. */
export function simplifyErrors() {
  for (const message of document.querySelectorAll('.alert .message')) {
    const before = message.textContent;
    const after = oneSentence(before);
    if (after === before.trim()) continue;
    message.textContent = after;
    message.closest('.alert').classList.add('bangfu-refusal');
  }
}
