type Listener = (reason: unknown, promise: Promise<unknown>) => void
interface Realm {
  owns(promise: Promise<unknown>): boolean
  report(text: string): void
}

const realms = new Set<Realm>()
let others: Listener[] = []

/**
 * jsdom does not raise unhandledrejection: a promise of its window that nobody handles surfaces in Node, where the
 * test runner would fail whatever test happens to run. The promise's realm tells whose it is.
 */
export function watchRejections(realm: Realm): () => void {
  if (realms.size === 0) {
    others = process.listeners('unhandledRejection') as Listener[]
    process.removeAllListeners('unhandledRejection')
    process.on('unhandledRejection', route)
  }
  realms.add(realm)
  return () => {
    realms.delete(realm)
    if (realms.size > 0) return
    process.off('unhandledRejection', route)
    for (const listener of others) process.on('unhandledRejection', listener)
  }
}

const route: Listener = (reason, promise) => {
  const realm = [...realms].find((r) => r.owns(promise))
  if (realm) {
    const { stack } = (reason ?? {}) as { stack?: string }
    return realm.report(`unhandled rejection: ${stack ?? JSON.stringify(reason)}`)
  }
  if (others.length === 0) throw reason
  for (const listener of others) listener(reason, promise)
}
