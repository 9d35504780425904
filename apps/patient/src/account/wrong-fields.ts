/** A problem as the server sends it; what it says besides depends on its code. */
export type ServerProblem = { code: string; title: string; errors?: { at: string; message: string }[] } & Record<
  string,
  unknown
>

export interface FormWords {
  check: string
  triesLeft: (n: number) => string
  waitSeconds: (n: number) => string
  waitMinutes: (n: number) => string
  waitHours: (n: number) => string
  faults: Readonly<Record<string, string>>
}

/** By field; '' is what concerns the form as a whole. */
export type Wrong = Readonly<Record<string, string>>

const fieldOf: Readonly<Record<string, string>> = {
  'identity.invalid_phone': 'phone',
  'identity.phone_taken': 'phone',
  'identity.sms_unavailable': 'phone',
  'notification.sms_unavailable': 'phone',
  'identity.certificate_conflict': 'phone',
  'identity.wrong_code': 'code',
  'identity.code_expired': 'code',
  'identity.wrong_login': 'password',
  'identity.login_locked': 'password',
  'identity.weak_password': 'password',
  'identity.wrong_password': 'oldPassword',
  'identity.name_mismatch': 'name',
  'identity.guardian_needed': 'guardian.name',
}

/** 'body/guardian/name' → 'guardian.name' */
const nameOf = (at: string): string => at.replace(/^(body|querystring|params)\/?/, '').replace(/\//g, '.')

/** «请等 42 秒后再试»: people wait better when they know how long. */
export function waiting(seconds: number, words: FormWords): string {
  if (seconds < 90) return words.waitSeconds(Math.max(1, Math.ceil(seconds)))
  if (seconds < 5400) return words.waitMinutes(Math.ceil(seconds / 60))
  return words.waitHours(Math.ceil(seconds / 3600))
}

/**
 * Which field is wrong and what to do, from any refusal: `fields` are those on the page, and what concerns none
 * of them is said for the form as a whole.
 */
export function wrongFields(problem: ServerProblem, fields: readonly string[], words: FormWords): Wrong {
  const here = (field: string): string => (fields.indexOf(field) >= 0 ? field : '')
  if (problem.code === 'request.invalid' && problem.errors && problem.errors.length > 0) {
    const wrong: Record<string, string> = {}
    for (const { at } of problem.errors) {
      const field = here(nameOf(at))
      wrong[field] = field === '' ? problem.title : words.check
    }
    return wrong
  }
  if (problem.code === 'identity.invalid_certificate') {
    const field = here(nameOf(String(problem['at'] ?? '')))
    const said = words.faults[String(problem['fault'] ?? '')]
    return { [field]: said ?? problem.title }
  }
  const { triesLeft, retryAfter } = problem as { triesLeft?: unknown; retryAfter?: unknown }
  const more =
    typeof triesLeft === 'number'
      ? words.triesLeft(triesLeft)
      : typeof retryAfter === 'number' && retryAfter > 0
        ? waiting(retryAfter, words)
        : undefined
  const field = here(fieldOf[problem.code] ?? '')
  return { [field]: more ? joined(problem.title, more) : problem.title }
}

/** Two sentences in one line, with the mark the language uses. */
function joined(first: string, second: string): string {
  const latin = /[\x21-\x7e]$/.test(first)
  return latin ? `${first.replace(/[.!]$/, '')}. ${second}` : `${first.replace(/[。]$/, '')}。${second}`
}
