/** WeChat Pay's errors: a status, a code and a sentence. */
export class PayComplaint extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export function complain(status: number, code: string, message: string): never {
  throw new PayComplaint(status, code, message)
}
