import { builtinTags } from '../components/index.ts'
import { type Dict, lab } from '../lab.ts'
import { topPage } from '../page-stack.ts'
import { account } from './account.ts'
import { type Options, refuse, succeed } from './answer.ts'
import { device } from './device.ts'
import { navigation } from './navigation.ts'
import { mockedRequest, request } from './network.ts'
import { createSelectorQuery } from './query.ts'
import { storage } from './storage.ts'
import { ui } from './ui.ts'

type Call = (...args: unknown[]) => unknown

/** Members a phone's wx does not have, though a test may mock the name. */
const mockOnly = ['getPhoneNumber']

const openTypes = [
  'getPhoneNumber',
  'chooseAvatar',
  'share',
  'contact',
  'openSetting',
  'feedback',
  'agreePrivacyAuthorization',
]

/**
 * The wx object. An API the lab does not know is absent, as on an old phone, so calling it throws. Every call is
 * recorded in __lab.calls, and __lab.mocks[name] replaces the answer: a value, { fail: why }, or a Promise of either.
 */
export function makeWx(): Record<string, Call> {
  const real = {
    ...storage,
    ...navigation,
    ...device,
    ...account,
    ...ui,
    request,
    createSelectorQuery,
    createIntersectionObserver: (component?: Dict, options?: Dict) => {
      const owner = (component ?? topPage()?.instance) as { createIntersectionObserver(o?: Dict): unknown } | undefined
      return owner?.createIntersectionObserver(options)
    },
    getPerformance: () => ({ createObserver: () => ({ observe() {}, disconnect() {} }), now: () => Date.now() }),
    arrayBufferToBase64: (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))),
    base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer,
    canIUse,
  } as unknown as Record<string, Call>
  const wx: Record<string, unknown> = { env: { USER_DATA_PATH: 'wxfile://usr' } }
  for (const [name, call] of Object.entries(real)) if (!mockOnly.includes(name)) wx[name] = recorded(name, call)
  hidden = recorded('getPhoneNumber', account.getPhoneNumber as Call)
  return wx as Record<string, Call>
}

let hidden: Call = () => undefined
/** The answer of <button open-type="getPhoneNumber">, which a user gives in a sheet of WeChat's own. */
export const phoneNumber = (): Promise<Dict> => (hidden({}) as Promise<Dict>).catch((e: Dict) => e)

/** 'getLocation', 'button.open-type.getPhoneNumber', 'getSystemInfoSync.return.theme': answered from what the lab has. */
function canIUse(query: string): boolean {
  const [name = '', attribute, value] = query.split('.')
  if (builtinTags.includes(name))
    return name === 'button' && attribute === 'open-type' && value ? openTypes.includes(value) : true
  return name in lab.wx
}

const silent = /^(get(?!Location|PhoneNumber|ClipboardData|UserProfile)|can|on[A-Z]|off[A-Z]|nextTick|create)/

function recorded(name: string, call: Call): Call {
  return (...args) => {
    const options = args[0]
    if (!silent.test(name))
      lab.calls.push([name, options && typeof options === 'object' ? JSON.parse(JSON.stringify(options)) : options])
    const mock = lab.mocks[name]
    if (!mock) return call(...args)
    if (name === 'request') return mockedRequest(mock, (options ?? {}) as Options)
    const result = mock(...args)
    if (name.endsWith('Sync')) return result
    return isPromise(result) ? later(name, options as Options, result) : now(name, options as Options, result)
  }
}

const isPromise = (v: unknown): v is Promise<unknown> => typeof (v as { then?: unknown } | null)?.then === 'function'

function now(name: string, options: Options | undefined, result: unknown): Promise<Dict> | undefined {
  const r = (result ?? {}) as Dict
  return r['fail'] ? refuse(name, options, String(r['fail'])) : succeed(name, options, r)
}

function later(name: string, options: Options | undefined, result: Promise<unknown>): Promise<Dict> {
  return result.then(
    (r) => now(name, options, r) ?? {},
    (e: Error) => refuse(name, options, e.message) ?? {},
  )
}
