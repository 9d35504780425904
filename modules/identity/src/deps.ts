import type { Facade } from '@jiuyi/kernel'
import type { Ctx } from '@jiuyi/platform'
import type { Identity, WechatLoginPort } from './contract.ts'

/** A text people agree to, in both languages. A new `version` asks everyone again. */
export type ConsentDocument = {
  id: string
  version: string
  /** Without it no patient can be added and no number taken. */
  required: boolean
  zh: ConsentText
  en: ConsentText
}
export type ConsentText = { title: string; summary: string; body: string }

/** Rules a hospital may set otherwise. */
export type IdentityPolicy = {
  /** Patients one account may act for at once. */
  patientsPerAccount: number
  /** Patients an account may add or remove within 24 hours. */
  patientChangesPerDay: number
  /** Below this age a guardian's name, certificate and consent are needed. */
  guardianBelowAge: number
  smsPerPhonePerDay: number
  smsPerAddressPerDay: number
  /** Log-ins tried for one phone or login name within 15 minutes. */
  loginsPerName: number
  /** Log-ins tried from one address within 15 minutes: a hospital's Wi-Fi has one address for all its patients. */
  loginsPerAddress: number
  /** A process may use again for so long what it read of a session or a right to book. A change in another process shows after this; at most 5. */
  rememberSeconds: number
}
export const defaultPolicy: IdentityPolicy = {
  patientsPerAccount: 6,
  patientChangesPerDay: 3,
  guardianBelowAge: 14,
  smsPerPhonePerDay: 10,
  smsPerAddressPerDay: 30,
  loginsPerName: 10,
  loginsPerAddress: 300,
  rememberSeconds: 3,
}

/** What the composition root gives identity. */
export type IdentityNeeds = {
  wechat: WechatLoginPort
  /** Sends a code by SMS; throws when the provider does not take it. `key` names this sending. */
  sendCode: (arg: { phone: string; code: string; minutes: number; key: string }) => Promise<unknown>
  /** The hospital group this installation serves. */
  groupId: string
  /** Where browsers find us, without a slash at the end: WeChat sends them back here. */
  publicUrl: string
  secureCookies: boolean
  /** In a demonstration everyone comes from one address and shares a few names: limits by address are off, by name wide. */
  sandboxDemo: boolean
  consents: ConsentDocument[]
  timeZone?: string
  policy?: Partial<IdentityPolicy>
}

/** Somebody whose rights may be remembered for seconds. */
export type Someone = `account:${string}` | `staff:${string}`
export type Deps = Ctx &
  Omit<IdentityNeeds, 'policy' | 'timeZone'> & {
    policy: IdentityPolicy
    timeZone: string
    /** Drops what this process remembers about someone. Call it when the change is committed (`db.afterCommit`). */
    forget: (who: Someone) => void
    onForget: (forget: (who: Someone) => void) => void
  }
export const depsOf = (ctx: Ctx, needs: IdentityNeeds): Deps => {
  const memories: ((who: Someone) => void)[] = []
  return {
    ...ctx,
    ...needs,
    timeZone: needs.timeZone ?? 'Asia/Shanghai',
    policy: { ...defaultPolicy, ...(needs.sandboxDemo ? { loginsPerName: 1000 } : {}), ...needs.policy },
    onForget: (forget) => void memories.push(forget),
    forget: (who) => {
      for (const forget of memories) forget(who)
    },
  }
}

export type IdentityFacade = Facade<(typeof Identity)['methods']>

export const minutes = 60_000
export const days = 86_400_000
export const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
