/** What the phone, or the person holding it, did not do. `cancelled` is a choice, not an error, and is shown as none. */
export class DeviceFailure extends Error {
  readonly cancelled: boolean
  constructor(message: string, cancelled = false) {
    super(message)
    this.name = 'DeviceFailure'
    this.cancelled = cancelled
  }
}

/** Turns WeChat's { errMsg: 'requestPayment:fail cancel' } into a failure. */
export function asFailure(error: unknown): DeviceFailure {
  if (error instanceof DeviceFailure) return error
  const message =
    (error as { errMsg?: string; message?: string } | undefined)?.errMsg ?? String((error as Error)?.message ?? error)
  return new DeviceFailure(message, /cancel/i.test(message))
}

/** Runs a call of the phone; true when done, false when the person said no. Anything else is thrown. */
export async function done(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call()
    return true
  } catch (e) {
    const failure = asFailure(e)
    if (failure.cancelled) return false
    throw failure
  }
}
