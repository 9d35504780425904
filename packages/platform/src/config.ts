/** One setting: what it means, how it is read, and what a production start must not accept. */
export type Setting<T> = {
  about: string
  /** Turns the text of the environment into a value; throws a sentence when it cannot. */
  read: (text: string) => T
  default?: T
  secret?: boolean
  /** In production: a sentence why this value is unsafe, or undefined. */
  unsafe?: (value: T) => string | undefined
  requiredInProduction?: boolean
}

/** What was read. A setting without a default that nobody gave is undefined all the same: whoever needs it in production says so. */
type Values<S> = { [K in keyof S]: S[K] extends { read: (text: string) => infer T } ? T : never }

export class ConfigError extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(
      `The configuration has ${faults.length} fault${faults.length > 1 ? 's' : ''}:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    )
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Reads all settings at once and, when anything is wrong, says all of it in one list. Secrets are never printed. */
export function readConfig<S extends Record<string, { read: (text: string) => unknown }>>(
  settings: S,
  env: Record<string, string | undefined>,
  production: boolean,
): Values<S> {
  const faults: string[] = []
  const out: Record<string, unknown> = {}
  for (const [name, s] of Object.entries(settings as unknown as Record<string, Setting<unknown>>)) {
    const text = env[name]
    let value = s.default
    if (text !== undefined && text !== '') {
      try {
        value = s.read(text)
      } catch (e) {
        faults.push(`${name}: ${(e as Error).message}${s.secret ? '' : ` (got "${text}")`}. ${s.about}`)
        continue
      }
    } else if (production && s.requiredInProduction) {
      faults.push(`${name} is needed in production. ${s.about}`)
      continue
    }
    const danger = production && value !== undefined ? s.unsafe?.(value) : undefined
    if (danger) faults.push(`${name}: ${danger}`)
    out[name] = value
  }
  if (faults.length) throw new ConfigError(faults)
  return out as Values<S>
}

export const text = (t: string): string => t
export const integer =
  (min: number, max: number) =>
  (t: string): number => {
    const n = Number(t)
    if (!Number.isInteger(n) || n < min || n > max) throw new Error(`must be a whole number from ${min} to ${max}`)
    return n
  }
export const oneOf =
  <const T extends string>(...all: T[]) =>
  (t: string): T => {
    if (!all.includes(t as T)) throw new Error(`must be one of ${all.join(', ')}`)
    return t as T
  }
export const url =
  (...protocols: string[]) =>
  (t: string): string => {
    const u = URL.canParse(t) ? new URL(t) : undefined
    if (!u || !protocols.includes(u.protocol.replace(':', '')))
      throw new Error(`must be a ${protocols.join(' or ')} address`)
    return t.replace(/\/$/, '')
  }
export const flag = (t: string): boolean => {
  if (!/^(true|false|1|0|yes|no)$/i.test(t)) throw new Error('must be true or false')
  return /^(true|1|yes)$/i.test(t)
}
export const key32 = (t: string): Buffer => {
  const b = Buffer.from(t, 'base64')
  if (b.length !== 32) throw new Error('must be 32 bytes in base64')
  return b
}
