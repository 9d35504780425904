/** Sentences for what any route may answer. */
export const requestProblems = {
  internal: { 'zh-CN': '系统出了点问题，请稍后再试', en: 'Something went wrong on our side. Please try again later' },
  'request.invalid': {
    'zh-CN': '填写的内容有误，请检查后再提交',
    en: 'Something is not filled in correctly. Please check and submit again',
  },
  'request.rejected': { 'zh-CN': '请求无法处理', en: 'The request cannot be handled' },
  'request.unauthenticated': { 'zh-CN': '请先登录', en: 'Please log in first' },
  'request.forbidden': { 'zh-CN': '您没有此项操作的权限', en: 'You are not allowed to do this' },
  'request.not_found': { 'zh-CN': '找不到您要的内容', en: 'What you are looking for is not here' },
  'request.too_many': {
    'zh-CN': '操作太频繁，请稍后再试',
    en: 'Too many attempts. Please wait a moment and try again',
  },
  'request.idempotency_key_reused': {
    'zh-CN': '该请求已用于其他内容，请返回重试',
    en: 'This request was already used for something else. Please go back and try again',
  },
  'request.cross_site': { 'zh-CN': '请从本站页面操作', en: 'Please use our own pages for this' },
  'request.unavailable': {
    'zh-CN': '系统正忙，请几秒后重试',
    en: 'The system is busy. Please try again in a few seconds',
  },
  'request.partner_failed': {
    'zh-CN': '外部服务暂时没有响应，请稍后再试',
    en: 'An outside service is not answering. Please try again later',
  },
} as const
