import { type Options, refuse, succeed } from './answer.ts'

const key = (name: unknown): string => `mp:${String(name)}`

export const storage = {
  setStorageSync(name: string, value: unknown): void {
    localStorage.setItem(key(name), JSON.stringify({ v: value }))
  },
  getStorageSync(name: string): unknown {
    const text = localStorage.getItem(key(name))
    return text ? ((JSON.parse(text) as { v?: unknown }).v ?? '') : ''
  },
  removeStorageSync(name: string): void {
    localStorage.removeItem(key(name))
  },
  clearStorageSync(): void {
    localStorage.clear()
  },
  getStorageInfoSync: () => ({
    keys: Object.keys(localStorage).map((k) => k.slice(3)),
    currentSize: 0,
    limitSize: 10240,
  }),
  setStorage(o: Options) {
    storage.setStorageSync(String(o['key']), o['data'])
    return succeed('setStorage', o)
  },
  getStorage(o: Options) {
    if (localStorage.getItem(key(o['key'])) === null) return refuse('getStorage', o, 'data not found')
    return succeed('getStorage', o, { data: storage.getStorageSync(String(o['key'])) })
  },
  removeStorage(o: Options) {
    storage.removeStorageSync(String(o['key']))
    return succeed('removeStorage', o)
  },
  clearStorage(o?: Options) {
    storage.clearStorageSync()
    return succeed('clearStorage', o)
  },
}
