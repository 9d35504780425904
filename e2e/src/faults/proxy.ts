/** A TCP wire between two processes that can be cut, go dead, be slow, or break exactly when an answer comes. */
import { connect, createServer, type Socket } from 'node:net'

/**
 * `open` lets everything through. `cut`: connections are closed and new ones refused at once. `dead`: nothing passes and nobody is told, as when
 * a cable is pulled: connections stay open, new ones are accepted and answer nothing.
 */
export type WireState = 'open' | 'cut' | 'dead'

type Pair = { near: Socket; far: Socket | undefined; close: () => void }

export type Wire = Awaited<ReturnType<typeof startWire>>

export async function startWire(target: { host?: string; port: number }, port = 0) {
  let to = target
  let state: WireState = 'open'
  /** Each connection is held up by a time of its own, so that what left first may arrive last. */
  let delayMs = () => 0
  let watch: ((chunk: Buffer) => boolean) | undefined
  const pairs = new Set<Pair>()

  const pass = (pair: Pair, from: Socket, into: () => Socket | undefined, answers: boolean) => {
    let line = Promise.resolve()
    from.on('data', (chunk: Buffer) => {
      if (state === 'dead') return // swallowed by the dead wire
      if (answers && watch?.(chunk)) {
        watch = undefined
        pair.close()
        return
      }
      const ms = delayMs()
      if (ms <= 0) {
        into()?.write(chunk)
        return
      }
      // Within a connection the order is kept: TCP would not deliver it otherwise.
      line = line
        .then(() => new Promise((r) => setTimeout(r, ms)))
        .then(() => void (state === 'open' && into()?.write(chunk)))
    })
  }

  const server = createServer((near) => {
    near.on('error', () => {})
    if (state === 'cut') {
      near.destroy()
      return
    }
    let far: Socket | undefined
    const pair: Pair = {
      near,
      far,
      close: () => {
        pairs.delete(pair)
        // Not resetAndDestroy: while something is still being written it leaves the handle behind, and the process never ends.
        near.destroy()
        far?.destroy()
      },
    }
    pairs.add(pair)
    near.on('close', () => {
      if (state === 'dead') return // the other side is not told; it goes when the wire opens again
      pairs.delete(pair)
      far?.destroy()
    })
    if (state === 'dead') return // accepted, and then nothing
    far = connect(to.port, to.host ?? '127.0.0.1')
    pair.far = far
    far.on('error', () => pair.close())
    far.on('close', () => {
      if (state !== 'dead') near.destroy()
    })
    pass(pair, near, () => far, false)
    pass(pair, far, () => near, true)
  })
  await new Promise<void>((ok, no) => server.once('error', no).listen(port, '127.0.0.1', ok))

  return {
    port: (server.address() as { port: number }).port,
    state: () => state,
    /** Old connections that went dead are reset when the wire opens again: their bytes are gone. */
    set(next: WireState) {
      const was = state
      state = next
      if (next === 'cut' || (was === 'dead' && next === 'open')) for (const p of [...pairs]) p.close()
    },
    delay(ms: () => number) {
      delayMs = ms
    },
    /** New connections go elsewhere from now on; the old ones are reset. */
    switchTo(next: { host?: string; port: number }) {
      to = next
      for (const p of [...pairs]) p.close()
    },
    /** Breaks one connection in the very moment an answer matches: it was sent, and nobody hears it. */
    cutAtAnswer(matches: (chunk: Buffer) => boolean) {
      watch = matches
    },
    stop: () =>
      new Promise<void>((done) => {
        state = 'cut'
        for (const p of [...pairs]) p.close()
        server.close(() => done())
      }),
  }
}
