/**
 * Something outside the house failed. `code` says how, in our words; `retryable` says whether the same
 * call may succeed later. Never carries the partner's raw answer: it may hold personal data.
 */
export class PartnerError extends Error {
  readonly partner: string
  readonly code: string
  readonly retryable: boolean
  constructor(partner: string, code: string, retryable: boolean, message = `${partner}: ${code}`) {
    super(message)
    this.name = 'PartnerError'
    this.partner = partner
    this.code = code
    this.retryable = retryable
  }
}
