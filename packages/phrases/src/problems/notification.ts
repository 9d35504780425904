/** What people read when the messages say no. */
export const notificationProblems = {
  'notification.message_not_found': {
    'zh-CN': '没有找到这条消息，请刷新后再看',
    en: 'This message was not found. Please refresh and look again.',
  },
  'notification.sms_unavailable': {
    'zh-CN': '短信暂时发不出去，请检查手机号，过一会儿再试',
    en: 'The text message could not be sent. Please check the number and try again in a while.',
  },
} as const
