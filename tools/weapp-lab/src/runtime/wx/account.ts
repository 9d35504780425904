import { accept, type Options, refuse, succeed } from './answer.ts'

/** Login, payment, messages: each answers as a willing user would; tests play the others through mocks. */
export const account = {
  login: accept('login', { code: 'lab-code-1' }),
  checkSession: accept('checkSession'),
  /** Not a call of WeChat's: the name under which a test mocks the answer of <button open-type="getPhoneNumber">. */
  getPhoneNumber: accept('getPhoneNumber', { code: 'lab-phone-code' }),
  getUserProfile: (o: Options) => refuse('getUserProfile', o, 'auth deny'),
  requestSubscribeMessage: (o: Options) =>
    succeed(
      'requestSubscribeMessage',
      o,
      Object.fromEntries(((o['tmplIds'] as string[] | undefined) ?? []).map((id) => [id, 'accept'])),
    ),
  requestPayment: accept('requestPayment'),
  getSetting: accept('getSetting', { authSetting: {} }),
  openSetting: accept('openSetting', { authSetting: {} }),
  authorize: accept('authorize'),
  getPrivacySetting: accept('getPrivacySetting', { needAuthorization: false, privacyContractName: '' }),
  openPrivacyContract: accept('openPrivacyContract'),
  showShareMenu: accept('showShareMenu'),
  hideShareMenu: accept('hideShareMenu'),
  getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
  getRealtimeLogManager: () => ({ info() {}, warn() {}, error() {}, setFilterMsg() {}, addFilterMsg() {} }),
  reportEvent() {},
}
