/** 为何核对: the signs, what each weighs, and the sum. Pure, so that a report, a test and a person can follow it. */
import type { PermitCheck } from './permit.ts'

/** Reason codes in a fixed order (the place ticket keeps them as bits): append only. */
export const reasonCodes = [
  'permit_missing',
  'permit_wrong',
  'permit_expired',
  'device_missing',
  'device_accounts',
  'device_patients',
  'many_keys',
  'burst',
  'early',
  'network_crowd',
  'wechat_risk',
  'flood',
] as const
export type Reason = (typeof reasonCodes)[number]

/** One strong sign is enough to wait a little; mild ones (1) only together. A shared address or an unknown device alone slows nobody. */
export const weights: Record<Reason, number> = {
  permit_missing: 3,
  permit_wrong: 3,
  permit_expired: 3,
  device_missing: 1,
  device_accounts: 3,
  device_patients: 3,
  many_keys: 3,
  burst: 3,
  early: 3,
  network_crowd: 1,
  wechat_risk: 2,
  // More than a person can do: answered with 429, not by the score.
  flood: 3,
}

/** What is known of a request, with the rules of its hospital. */
export type Signs = {
  permit: PermitCheck
  device: boolean
  deviceAccounts: number
  devicePatients: number
  keys: number
  burst: boolean
  early: number
  networkAccounts: number
  /** WeChat's rank 0–4; nothing when unknown, which is neutral. */
  risk?: number
}
export type ScoreRules = { permitBits: number; deviceAccounts: number; networkAccounts: number }

/** An account manages at most 6 patients; two families may share a phone. */
const patientsOfADevice = 12
/** Other periods, other doctors: an eager person starts a new wish every ten seconds. */
const keysOfAPerson = 60
/** The app opens its button at release by the server's clock; three requests well before it were not made by its button. */
const earlyOnes = 3

export function score(s: Signs, rules: ScoreRules): { score: number; reasons: Reason[] } {
  const reasons: Reason[] = []
  const sign = (on: boolean, reason: Reason) => on && reasons.push(reason)
  if (rules.permitBits > 0 && s.permit !== 'good') reasons.push(`permit_${s.permit}` as Reason)
  sign(!s.device, 'device_missing')
  sign(s.deviceAccounts >= rules.deviceAccounts, 'device_accounts')
  sign(s.devicePatients > patientsOfADevice, 'device_patients')
  sign(s.keys > keysOfAPerson, 'many_keys')
  sign(s.burst, 'burst')
  sign(s.early >= earlyOnes, 'early')
  sign(s.networkAccounts >= rules.networkAccounts, 'network_crowd')
  sign((s.risk ?? 0) >= 3, 'wechat_risk')
  const extra = s.risk === 4 ? 1 : 0
  return { score: reasons.reduce((n, r) => n + weights[r], extra), reasons }
}

export const toBits = (reasons: Reason[]): number => reasons.reduce((n, r) => n | (1 << reasonCodes.indexOf(r)), 0)
export const fromBits = (bits: number): Reason[] => reasonCodes.filter((_, i) => bits & (1 << i))
