// form-js 1.8.7 speaks English only and has no dictionary: its own sentences are replaced where they appear.
const WORDS = {
  'Field is required.': '此项必填。',
  'Value is not a number.': '请填写数字。',
  'Value is expected to be an integer.': '请填写整数。',
  'Field must be a valid email.': '邮箱格式不对，请核对。',
  'Field must be a valid  international phone number. (e.g. +4930664040900)': '电话号码格式不对，请核对。',
  'Field must be a valid international phone number. (e.g. +4930664040900)': '电话号码格式不对，请核对。',
  'Date and time must both be entered.': '日期和时间都要填写。',
  'Nothing to show.': '没有内容。',
  'No content to show.': '没有内容。',
  'No results': '没有符合的选项',
  'All values selected': '已全部选择',
  'Select': '请选择',
  'Search': '查找',
  'Remove tag': '移除',
  'Add new': '添加',
  'Previous page': '上一页',
  'Next page': '下一页',
  'Increment': '加',
  'Decrement': '减',
  'Collapse': '收起',
  'Click to remove sorting': '点击取消排序',
  'Toggle list item': '展开或收起',
  'Delete item': '删除',
  "External content couldn't be loaded.": '内容没有载入。',
  'This is an image placeholder': '图片',
  'yyyy/mm/dd': '年/月/日', 'mm/dd/yyyy': '年/月/日', 'dd/mm/yyyy': '年/月/日',
  'January': '一月', 'February': '二月', 'March': '三月', 'April': '四月', 'May': '五月', 'June': '六月',
  'July': '七月', 'August': '八月', 'September': '九月', 'October': '十月', 'November': '十一月', 'December': '十二月',
  'Sun': '日', 'Mon': '一', 'Tue': '二', 'Wed': '三', 'Thu': '四', 'Fri': '五', 'Sat': '六',
  'Month': '月', 'Year': '年', 'Hour': '时', 'Minute': '分'
};

const PATTERNS = [
  [/^Field must match pattern .*\.$/, () => '格式不对，请按提示填写。'],
  [/^Field must have minimum value of (.+)\.$/, found => `不能小于 ${found[1]}。`],
  [/^Field must have maximum value of (.+)\.$/, found => `不能大于 ${found[1]}。`],
  [/^Field must have minimum length of (.+)\.$/, found => `至少填写 ${found[1]} 个字。`],
  [/^Field must have maximum length of (.+)\.$/, found => `最多填写 ${found[1]} 个字。`],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, found => `最多保留 ${found[1]} 位小数。`],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, found => `请填写有效的数，最近的是 ${found[1]} 和 ${found[2]}。`],
  [/^(\d+) of (\d+)$/, found => `第 ${found[1]} 页，共 ${found[2]} 页`]
];

/** The Chinese text for a text of form-js, or null when it is none of its own. */
export function chinese(text) {
  const trimmed = text.trim();
  if (!/[A-Za-z]/.test(trimmed)) return null;
  if (Object.prototype.hasOwnProperty.call(WORDS, trimmed)) return WORDS[trimmed];
  for (const [pattern, say] of PATTERNS) {
    const found = pattern.exec(trimmed);
    if (found) return say(found);
  }
  return null;
}

const PLACES = '.fjs-container, .flatpickr-calendar';
const ATTRIBUTES = ['placeholder', 'title', 'aria-label', 'alt'];

/** Translates everything of form-js below the page's body. */
export function translateForms() {
  for (const place of document.querySelectorAll(PLACES)) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = chinese(node.data);
      if (text !== null) node.data = text;
    }
    for (const attribute of ATTRIBUTES) {
      for (const element of place.querySelectorAll(`[${attribute}]`)) {
        const text = chinese(element.getAttribute(attribute));
        if (text !== null) element.setAttribute(attribute, text);
      }
    }
  }
}

// What Tasklist draws before its dictionary has come stays a key until the page is loaded anew.
const KEY = /^[A-Z]+(?:_[A-Z]+)+$/;
let dictionary = null;

function labels() {
  if (dictionary === null) {
    dictionary = fetch(new URL('../../locales/zh.json', import.meta.url), { credentials: 'same-origin' })
      .then(response => (response.ok ? response.json() : { labels: {} })).then(body => body.labels).catch(() => ({}));
  }
  return dictionary;
}

/** Puts the label in the place of every key that was left in the list of tasks. */
export async function translateKeys() {
  const left = [];
  for (const place of document.querySelectorAll('.tasks-list, .task-card')) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (KEY.test(node.data.trim())) left.push([node.data.trim(), label => { node.data = label; }]);
    }
    for (const field of place.querySelectorAll('[placeholder]')) {
      if (KEY.test(field.placeholder)) left.push([field.placeholder, label => { field.placeholder = label; }]);
    }
  }
  if (left.length === 0) return;
  const known = await labels();
  for (const [key, put] of left) if (known[key]) put(known[key]);
}
