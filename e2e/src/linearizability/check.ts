/**
 * Is a history linearizable? Wing and Gong's search with Lowe's memory: operations are placed one after another, each somewhere between its call
 * and its return; a set of placed operations that led to a state once is never tried again. Linearizability is local: cut a history by object
 * (one register, one clinic) and check the parts, then each search stays small.
 */

/** `returned: Infinity` when nobody knows whether it happened: it may be placed anywhere after its call, or nowhere. */
export type Operation<I, O> = { input: I; output: O | undefined; called: number; returned: number; by?: string }

/** A sequential object. States are values: `step` never changes the one it is given. */
export type Model<S, I, O> = {
  initial: S
  /** Every state that may follow when the object answers `output` to `input`; none if it could not. No output: it may have done all it can. */
  step: (state: S, input: I, output: O | undefined) => S[]
  /** Equal states have equal keys. */
  key: (state: S) => string
  /**
   * True when the operation, possible in this state, would change nothing now or at any later time: a read, a refusal, a repetition. Then it can be
   * placed at once without looking for a better place, which keeps histories with many reads and retries small.
   */
  idle?: (state: S, input: I, output: O | undefined) => boolean
}

export type Verdict<I, O> =
  | { ok: true; steps: number }
  /** `stuckAt`: the operation that no order explains, after the longest order that was found. */
  | { ok: false; steps: number; stuckAt: Operation<I, O>; placed: Operation<I, O>[]; states: string[] }
  /** The search was given up: neither proven nor refuted. */
  | { ok: undefined; steps: number }

type Entry<I, O> = { op: Operation<I, O>; no: number; call: boolean; at: number; prev: Entry<I, O>; next: Entry<I, O> }

/** The events of a history in time, as a ring around a head. At one instant calls stand before returns: what touches counts as overlapping. */
function line<I, O>(ops: Operation<I, O>[], head: Entry<I, O>): Map<number, Entry<I, O>> {
  const ends = new Map<number, Entry<I, O>>()
  const events: Entry<I, O>[] = []
  ops.forEach((op, no) => {
    events.push({ op, no, call: true, at: op.called } as Entry<I, O>)
    if (op.returned === Number.POSITIVE_INFINITY) return
    const end = { op, no, call: false, at: op.returned } as Entry<I, O>
    ends.set(no, end)
    events.push(end)
  })
  events.sort((a, b) => a.at - b.at || Number(b.call) - Number(a.call) || a.no - b.no)
  let last = head
  for (const e of events) {
    last.next = e
    e.prev = last
    last = e
  }
  last.next = head
  head.prev = last
  return ends
}

const unlink = (e: Entry<never, never>) => {
  e.prev.next = e.next
  e.next.prev = e.prev
}
const relink = (e: Entry<never, never>) => {
  e.prev.next = e
  e.next.prev = e
}

export function check<S, I, O>(
  model: Model<S, I, O>,
  history: Operation<I, O>[],
  { maxSteps = 5_000_000 } = {},
): Verdict<I, O> {
  const ops = history.toSorted((a, b) => a.called - b.called)
  const head = {} as Entry<I, O>
  const ends = line(ops, head)
  const done = new Uint8Array(ops.length)
  let low = 0 // everything below is placed
  let high = -1 // nothing above is
  let left = ends.size // what returned must be placed; what is open may be
  let state = model.initial
  let steps = 0
  const seen = new Set<string>()
  const stack: { entry: Entry<I, O>; choice: number; state: S; high: number; idle: boolean }[] = []
  let longest: Operation<I, O>[] = []
  let stuck: Entry<I, O> | undefined
  const keys = new Set<string>()

  /** Which operations are placed, shortly: nearly always all but a few of a prefix. */
  const placedKey = () => {
    const gaps: number[] = []
    for (let i = low; i < high; i++) if (!done[i]) gaps.push(i)
    return `${high};${gaps.join()};`
  }

  const place = (e: Entry<I, O>) => {
    done[e.no] = 1
    high = Math.max(high, e.no)
    while (low < done.length && done[low]) low++
    const end = ends.get(e.no)
    unlink(e as never)
    if (end) {
      unlink(end as never)
      left--
    }
  }
  const takeBack = (frame: (typeof stack)[number]) => {
    const e = frame.entry
    const end = ends.get(e.no)
    if (end) {
      relink(end as never)
      left++
    }
    relink(e as never)
    done[e.no] = 0
    low = Math.min(low, e.no)
    high = frame.high
    state = frame.state
  }

  /** Something that can be placed here and need not be tried elsewhere. */
  const idleNow = (): Entry<I, O> | undefined => {
    if (model.idle)
      for (let e = head.next; e !== head && e.call; e = e.next)
        if (model.idle(state, e.op.input, e.op.output) && model.step(state, e.op.input, e.op.output).length) return e
    return undefined
  }

  let entry = head.next
  let choice = 0
  let fresh = true // this state was just reached: nothing was tried from it
  while (left > 0) {
    if (++steps > maxSteps) return { ok: undefined, steps }
    const idle = fresh ? idleNow() : undefined
    fresh = false
    if (idle) {
      stack.push({ entry: idle, choice: 0, state, high, idle: true })
      place(idle)
      entry = head.next
      fresh = true
      continue
    }
    if (entry !== head && entry.call) {
      const next = model.step(state, entry.op.input, entry.op.output)
      let taken = false
      const highBefore = high
      for (; choice < next.length; choice++) {
        done[entry.no] = 1
        high = Math.max(high, entry.no)
        const key = placedKey() + model.key(next[choice]!)
        if (!seen.has(key)) {
          seen.add(key)
          taken = true
          break
        }
        done[entry.no] = 0
        high = highBefore
      }
      if (!taken) {
        entry = entry.next
        choice = 0
        continue
      }
      stack.push({ entry, choice, state, high: highBefore, idle: false })
      state = next[choice]!
      place(entry)
      entry = head.next
      choice = 0
      fresh = true
      continue
    }
    // A return of something that could not be placed in time, or the end: the last choice was wrong.
    if (entry !== head) {
      if (stack.length >= longest.length) {
        if (stack.length > longest.length || !stuck) keys.clear()
        longest = stack.map((s) => s.entry.op)
        stuck = entry
        if (keys.size < 5) keys.add(model.key(state))
      }
    }
    let last = stack.pop()
    for (; last?.idle; last = stack.pop()) takeBack(last)
    if (!last) return { ok: false, steps, stuckAt: (stuck ?? head.next).op, placed: longest, states: [...keys] }
    takeBack(last)
    entry = last.entry
    choice = last.choice + 1
  }
  return { ok: true, steps }
}

/** Cuts a history by object and checks each part; the first part that is wrong speaks for the whole. */
export function checkByObject<S, I, O>(
  model: Model<S, I, O>,
  history: Operation<I, O>[],
  objectOf: (input: I) => string,
): Verdict<I, O> {
  let steps = 0
  for (const part of Map.groupBy(history, (op) => objectOf(op.input)).values()) {
    const verdict = check(model, part)
    steps += verdict.steps
    if (!verdict.ok) return { ...verdict, steps }
  }
  return { ok: true, steps }
}
