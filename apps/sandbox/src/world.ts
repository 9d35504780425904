import { createHash, randomBytes, randomInt } from 'node:crypto'
import { createFaults, type Faults } from './faults.ts'
import { keysAreWhole, makeKeys, type SandboxKeys } from './keys.ts'
import { emptyState, type State, trim, type User } from './state.ts'
import type { Storage } from './storage.ts'

export type WorldOptions = {
  storage: Storage
  now: () => Date
  hospital: string
  /** How long a refund stays PROCESSING, milliseconds. */
  refundDelayMs: number
  /** Waits before a refused notification is sent again, milliseconds. */
  notifyRetryMs: readonly number[]
}

/** One outside world: its memory, its keys, its clock, its moods, and who watches it. */
export type World = Omit<WorldOptions, 'storage'> & {
  keys: SandboxKeys
  state: State
  faults: Faults
  /** Which platform key signs when the caller does not say: merchants are switched from certificates to public keys. */
  signWith: 'public-key' | 'certificate'
  /** Something was written: save it soon and tell the phones. */
  changed(): void
  watch(listener: () => void): () => void
  /** Runs `work` later, unless the world has ended. */
  later(ms: number, work: () => void): void
  end(): void
}

const TELL_AFTER_MS = 20
const SAVE_AFTER_MS = 50

export async function openWorld(options: WorldOptions): Promise<World> {
  const { storage, now } = options
  let keys = storage.read<SandboxKeys>('keys.json')
  if (!keys || !keysAreWhole(keys)) {
    keys = await makeKeys(now())
    storage.write('keys.json', keys)
  }
  const state = storage.read<State>('state.json') ?? emptyState(firstUsers(keys))
  const listeners = new Set<() => void>()
  const timers = new Set<NodeJS.Timeout>()
  let telling: NodeJS.Timeout | undefined
  let saving: NodeJS.Timeout | undefined
  let saveAfterMs = SAVE_AFTER_MS

  const save = () => {
    saving = undefined
    const began = performance.now()
    trim(state)
    storage.write('state.json', state)
    // A long history takes long to write: under load it is written less often, so that answers stay quick.
    saveAfterMs = Math.max(SAVE_AFTER_MS, 10 * (performance.now() - began))
  }
  const tell = () => {
    telling = undefined
    for (const listener of listeners) listener()
  }
  // A notification may still be on its way when the world ends: what it does then is not kept, and starts nothing.
  let ended = false
  const changed = () => {
    if (ended) return
    saving ??= setTimeout(save, saveAfterMs)
    telling ??= setTimeout(tell, TELL_AFTER_MS)
  }

  return {
    ...options,
    keys,
    state,
    faults: createFaults(changed),
    signWith: 'public-key',
    changed,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    later(ms, work) {
      if (ended) return
      const timer = setTimeout(() => {
        timers.delete(timer)
        work()
      }, ms)
      timers.add(timer)
    },
    end() {
      ended = true
      for (const timer of timers) clearTimeout(timer)
      clearTimeout(telling)
      if (!saving) return
      clearTimeout(saving)
      save()
    },
  }
}

/** An openid as WeChat makes them: 28 characters, another one for each app, the same for the same person. */
export const openidOf = (appId: string, person: string): string =>
  `o${createHash('sha256').update(`${appId} ${person}`).digest('base64url').slice(0, 27)}`

export const aUser = (keys: SandboxKeys, name: string, phone: string): User => ({
  name,
  phone,
  miniOpenid: openidOf(keys.miniProgram.appId, phone),
  officialOpenid: openidOf(keys.officialAccount.appId, phone),
  unionid: openidOf('union', phone),
})

const firstUsers = (keys: SandboxKeys): User[] => [
  aUser(keys, '王建国', '13800000001'),
  aUser(keys, '李秀英', '13800000002'),
  aUser(keys, '陈小雨', '13800000003'),
]

/** The person behind an openid of either app; a stranger is taken in, with the openid belonging to the mini program. */
export function userOf(world: World, openid: string | undefined): User {
  const { users } = world.state
  const known = openid ? users.find((u) => u.miniOpenid === openid || u.officialOpenid === openid) : users[0]
  if (known) return known
  const stranger = aUser(world.keys, `用户 ${users.length + 1}`, `139${String(users.length + 1).padStart(8, '0')}`)
  if (openid) stranger.miniOpenid = openid
  users.push(stranger)
  world.changed()
  return stranger
}

/** Random text of letters and digits. */
export const token = (bytes = 16): string => randomBytes(bytes).toString('hex')
export const randomDigits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('')
