import { type Dict, lab } from '../lab.ts'
import { accept, type Options, succeed } from './answer.ts'

const info = (): Dict => ({
  brand: 'lab',
  model: 'lab',
  platform: 'android',
  system: 'Android 14',
  version: '8.0.50',
  SDKVersion: '3.7.0',
  language: 'zh_CN',
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  fontSizeSetting: 16,
  pixelRatio: devicePixelRatio,
  screenWidth: innerWidth,
  screenHeight: innerHeight,
  windowWidth: innerWidth,
  windowHeight: innerHeight - 44,
  statusBarHeight: 0,
  safeArea: { top: 0, left: 0, right: innerWidth, bottom: innerHeight, width: innerWidth, height: innerHeight },
})

let networkType = 'wifi'
export const isOnline = (): boolean => networkType !== 'none'

type Listener = (event: Dict) => void
const listeners: Record<string, Set<Listener>> = {}

export function emit(event: string, detail: Dict): void {
  for (const listener of listeners[event] ?? []) listener(detail)
}

/** A test pulls the plug: setNetwork('none'). */
export function setNetwork(type: string): void {
  networkType = type
  emit('NetworkStatusChange', { isConnected: isOnline(), networkType })
}

const events = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'NetworkStatusChange',
  'WindowResize',
  'MemoryWarning',
  'KeyboardHeightChange',
  'UserCaptureScreen',
]
const eventCalls: Record<string, (listener?: Listener) => void> = {}
for (const event of events) {
  eventCalls[`on${event}`] = (listener) => {
    listeners[event] ??= new Set()
    if (listener) listeners[event].add(listener)
  }
  eventCalls[`off${event}`] = (listener) => {
    if (listener) listeners[event]?.delete(listener)
    else listeners[event]?.clear()
  }
}

export const device = {
  ...eventCalls,
  getSystemInfoSync: info,
  getWindowInfo: info,
  getDeviceInfo: info,
  getAppBaseInfo: info,
  getSystemInfo: (o?: Options) => succeed('getSystemInfo', o, info()),
  getSystemInfoAsync: (o?: Options) => succeed('getSystemInfoAsync', o, info()),
  getSystemSetting: () => ({}),
  getAppAuthorizeSetting: () => ({}),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'wxlab', envVersion: 'develop', version: '' } }),
  getLaunchOptionsSync: () => lab.launch,
  getEnterOptionsSync: () => lab.launch,
  nextTick: (run: () => void) => setTimeout(run),
  getMenuButtonBoundingClientRect: () => ({
    top: 6,
    bottom: 38,
    left: innerWidth - 95,
    right: innerWidth - 7,
    width: 88,
    height: 32,
  }),
  getNetworkType: (o?: Options) => succeed('getNetworkType', o, { networkType }),
  scanCode: accept('scanCode', { result: 'lab', scanType: 'QR_CODE' }),
  makePhoneCall: accept('makePhoneCall'),
  setClipboardData: accept('setClipboardData'),
  getClipboardData: accept('getClipboardData', { data: '' }),
  openLocation: accept('openLocation'),
  getLocation: accept('getLocation', { latitude: 31.2, longitude: 121.5 }),
  vibrateShort: accept('vibrateShort'),
  setScreenBrightness: accept('setScreenBrightness'),
  setKeepScreenOn: accept('setKeepScreenOn'),
  addPhoneCalendar: accept('addPhoneCalendar'),
  previewImage: accept('previewImage'),
  saveImageToPhotosAlbum: accept('saveImageToPhotosAlbum'),
  hideKeyboard: accept('hideKeyboard'),
}
