// Replaces the file of the same name in the webapp's archive.
export default {
  app: { name: '待办任务', vendor: '帮扶' },
  dateFormat: { monthName: 'MMMM', day: 'DD', abbr: 'LL', normal: 'LLL', long: 'LLLL', short: 'LL' },
  locales: { availableLocales: ['zh'], fallbackLocale: 'zh' },
  customScripts: ['scripts/bangfu/plugins.js'],
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '认领当前任务' },
    focusFilter: { key: 'ctrl+shift+f', description: '转到第一个筛选' },
    focusList: { key: 'ctrl+alt+l', description: '转到任务列表' },
    focusForm: { key: 'ctrl+alt+f', description: '转到办理表单的第一项' }
  }
};
