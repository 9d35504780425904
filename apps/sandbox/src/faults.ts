export const faultModes = [
  'duplicate',
  'slow',
  'error',
  'delay',
  'drop',
  'reorder',
  'bad_signature',
  'stale',
  'wrong_amount',
  'down',
  'abnormal',
] as const

export type FaultMode = (typeof faultModes)[number]

/**
 * A misbehaviour on order. `target` is a name or a group of names: `pay.query`, `pay`, `notify.payment`, `sms.aliyun`,
 * `wechat.login`, `*`. It strikes the next `times` matching calls and is then gone.
 */
export type Fault = { target: string; mode: FaultMode; times: number; delayMs?: number; code?: string }

export interface Faults {
  add(fault: { target: string; mode: FaultMode; times?: number; delayMs?: number; code?: string }): void
  /** The oldest fault that fits, one strike used up. */
  take(target: string): Fault | undefined
  list(): Fault[]
  clear(): void
}

export function createFaults(changed: () => void): Faults {
  let faults: Fault[] = []
  return {
    add({ times = 1, ...fault }) {
      faults.push({ ...fault, times })
      changed()
    },
    take(target) {
      const fault = faults.find((f) => f.target === '*' || f.target === target || target.startsWith(`${f.target}.`))
      if (!fault) return undefined
      fault.times -= 1
      faults = faults.filter((f) => f.times > 0)
      changed()
      return fault
    },
    list: () => faults.map((fault) => ({ ...fault })),
    clear() {
      faults = []
      changed()
    },
  }
}
