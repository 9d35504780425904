/** What identity says when it refuses: what is wrong, and what to do next. */
export const identityProblems = {
  'identity.wrong_code': {
    'zh-CN': '验证码不对，请再看一下短信，重新输入',
    en: 'That code is not right. Please check the message and try again.',
  },
  'identity.code_expired': {
    'zh-CN': '验证码已失效，请重新获取',
    en: 'That code no longer works. Please ask for a new one.',
  },
  'identity.wrong_login': {
    'zh-CN': '账号或密码不对，请重新输入',
    en: 'The name or password is not right. Please try again.',
  },
  'identity.wrong_password': {
    'zh-CN': '原密码不对，请重新输入',
    en: 'The old password is not right. Please try again.',
  },
  'identity.login_locked': {
    'zh-CN': '试的次数太多了，请过一会儿再登录',
    en: 'Too many tries. Please wait a while and log in again.',
  },
  'identity.login_expired': {
    'zh-CN': '登录已超时，请重新点“微信登录”',
    en: 'This log-in took too long. Please start it again.',
  },
  'identity.totp_needed': {
    'zh-CN': '请输入身份验证器上的 6 位数字',
    en: 'Please enter the six digits from your authenticator.',
  },
  'identity.wrong_totp': {
    'zh-CN': '动态码不对或已用过，请等下一组数字再输入',
    en: 'That code is wrong or was used. Please wait for the next one.',
  },
  'identity.totp_enabled': {
    'zh-CN': '两步登录已开启，要换手机请先关闭再重新设置',
    en: 'Two-step log-in is on. To move it to another phone, turn it off first.',
  },
  'identity.wechat_refused': {
    'zh-CN': '微信登录没有成功，请重新点一次',
    en: 'WeChat did not confirm the log-in. Please tap again.',
  },
  'identity.wechat_busy': {
    'zh-CN': '微信暂时繁忙，请稍等几秒再试',
    en: 'WeChat is busy. Please try again in a few seconds.',
  },
  'identity.weak_password': {
    'zh-CN': '密码太容易猜到：至少 8 位，不要用手机号、连续或相同的数字',
    en: 'This password is easy to guess. Use at least 8 characters; no phone number, no runs or repeats.',
  },
  'identity.phone_taken': {
    'zh-CN': '这个手机号已有账号，请退出后用它登录',
    en: 'This phone already has an account. Log out and log in with it.',
  },
  'identity.invalid_phone': { 'zh-CN': '请填写 11 位手机号', en: 'Please enter an 11-digit mobile number.' },
  'identity.sms_unavailable': {
    'zh-CN': '短信暂时发不出去，请一分钟后再试，或用微信登录',
    en: 'Messages cannot be sent right now. Try again in a minute, or log in with WeChat.',
  },
  'identity.not_your_patient': {
    'zh-CN': '没有找到这位就诊人，请回到“就诊人”里重新选择',
    en: 'This patient is not on your list. Please choose again.',
  },
  'identity.patient_not_found': {
    'zh-CN': '没有找到这位患者，请重新查找',
    en: 'This patient was not found. Please search again.',
  },
  'identity.patient_limit': {
    'zh-CN': '就诊人已满，请先移除一位再添加',
    en: 'Your list of patients is full. Remove one before adding another.',
  },
  'identity.patient_cooldown': {
    'zh-CN': '今天增减就诊人的次数已满，请明天再来',
    en: 'You have changed your list often today. Please come back tomorrow.',
  },
  'identity.invalid_certificate': {
    'zh-CN': '证件信息不对，请对照证件再核对一遍',
    en: 'These details do not match a real certificate. Please compare with the card.',
  },
  'identity.certificate_conflict': {
    'zh-CN': '此证件已登记，请使用登记时的手机号，或到窗口办理',
    en: 'This certificate is registered already. Use the phone it was registered with, or come to the desk.',
  },
  'identity.name_mismatch': {
    'zh-CN': '姓名与登记的不一致，请核对证件，或到窗口办理',
    en: 'The name differs from the one registered. Check the certificate, or come to the desk.',
  },
  'identity.guardian_needed': {
    'zh-CN': '孩子未满 14 岁，请填写监护人的姓名和证件号',
    en: 'For a child under 14, please fill in the guardian’s name and certificate.',
  },
  'identity.consent_needed': {
    'zh-CN': '请先阅读并同意相关说明，再继续',
    en: 'Please read and agree to the documents first.',
  },
  'identity.consent_outdated': {
    'zh-CN': '说明已有更新，请重新阅读后同意',
    en: 'The document has changed. Please read it again.',
  },
  'identity.account_suspended': {
    'zh-CN': '此账号已停用，请到窗口或拨打医院电话咨询',
    en: 'This account is suspended. Please ask at the desk or call the hospital.',
  },
  'identity.session_not_found': { 'zh-CN': '这个登录已经退出了', en: 'That session has ended already.' },
  'identity.staff_not_found': { 'zh-CN': '没有找到这位工作人员', en: 'This member of staff was not found.' },
  'identity.login_name_taken': {
    'zh-CN': '这个登录名已有人用，请换一个',
    en: 'This login name is taken. Please choose another.',
  },
  'identity.last_admin': {
    'zh-CN': '这是医院最后一位管理员，请先指定另一位',
    en: 'This is the hospital’s last administrator. Appoint another one first.',
  },
  'identity.reason_needed': { 'zh-CN': '请写明查看原因', en: 'Please say why you need to see this.' },
} as const
