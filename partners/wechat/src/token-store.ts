/** A token and the instant after which it must not be used. */
export type KeptToken = { value: string; expiresAt: Date }

/**
 * Keeps access tokens for every process of the system: WeChat counts how often they are asked for, and each new token
 * makes the one before it worthless.
 */
export interface TokenStore {
  get(key: string): Promise<KeptToken | undefined>
  put(key: string, token: KeptToken): Promise<void>
  /**
   * Runs `work` while nobody else, in any process, runs it for the same key. `work` makes a network call, so hold a
   * lease or a session lock, not an open transaction.
   */
  exclusive<T>(key: string, work: () => Promise<T>): Promise<T>
}

/** For one process, and for tests. */
export function memoryTokenStore(): TokenStore {
  const kept = new Map<string, KeptToken>()
  const lines = new Map<string, Promise<unknown>>()
  return {
    get: async (key) => kept.get(key),
    put: async (key, token) => {
      kept.set(key, token)
    },
    exclusive: (key, work) => {
      const before = lines.get(key) ?? Promise.resolve()
      const mine = before.then(work, work)
      lines.set(
        key,
        mine.catch(() => undefined),
      )
      return mine
    },
  }
}
