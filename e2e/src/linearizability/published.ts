/** Reads the published histories (see vectors/README.md) and models the objects they speak of. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Model, Operation } from './check.ts'

const at = (path: string) => readFileSync(resolve(import.meta.dirname, 'vectors', path), 'utf8')

type Call<I> = { input: I; called: number }

type Line<I, O> = { client: string } & ({ call: I } | { answer: O } | { forget: true } | { open: true })

/** Lines become operations: a call opens one for its client, an answer closes it, no answer leaves it open for ever. */
function collect<L, I, O>(lines: L[], read: (line: L) => Line<I, O>): Operation<I, O>[] {
  const open = new Map<string, Call<I>>()
  const ops: Operation<I, O>[] = []
  lines.forEach((line, now) => {
    const e = read(line)
    if ('call' in e) open.set(e.client, { input: e.call, called: now })
    else {
      const call = open.get(e.client)!
      open.delete(e.client)
      if ('answer' in e) ops.push({ ...call, output: e.answer, returned: now, by: e.client })
      else if ('open' in e) ops.push({ ...call, output: undefined, returned: Number.POSITIVE_INFINITY, by: e.client })
    }
  })
  for (const [by, call] of open) ops.push({ ...call, output: undefined, returned: Number.POSITIVE_INFINITY, by })
  return ops
}

export type RegisterInput = { f: 'read' } | { f: 'write'; to: number } | { f: 'cas'; from: number; to: number }
export type RegisterOutput = { value: number | null } | { ok: boolean }

/** A register with compare-and-swap, empty at first. */
export const register: Model<number | null, RegisterInput, RegisterOutput> = {
  initial: null,
  key: String,
  idle: (_, { f }) => f === 'read',
  step(state, input, output) {
    if (input.f === 'read') return !output || ('value' in output && output.value === state) ? [state] : []
    if (input.f === 'write') return [input.to]
    const fits = state === input.from
    if (!output) return [fits ? input.to : state]
    return 'ok' in output && output.ok === fits ? [fits ? input.to : state] : []
  },
}

const number = (t: string) => (t === 'nil' ? null : Number(t))

export const etcdHistory = (no: number): Operation<RegisterInput, RegisterOutput>[] =>
  collect(
    at(`jepsen/etcd_${String(no).padStart(3, '0')}.log`)
      .split('\n')
      .flatMap((l) => {
        const m = /(\d+)\s+:(invoke|ok|fail|info)\s+:(read|write|cas)\s+(.+?)\s*$/.exec(l)
        return m ? [m.slice(1) as [string, string, RegisterInput['f'], string]] : []
      }),
    ([client, kind, f, text]): Line<RegisterInput, RegisterOutput> => {
      if (kind === 'invoke') {
        if (f === 'read') return { client, call: { f } }
        if (f === 'write') return { client, call: { f, to: Number(text) } }
        const [from, to] = text.match(/\d+/g)!.map(Number) as [number, number]
        return { client, call: { f, from, to } }
      }
      // A read that timed out changed nothing and saw nothing.
      if (text === ':timed-out') return f === 'read' ? { client, forget: true } : { client, open: true }
      if (f === 'read') return { client, answer: { value: number(text) } }
      return { client, answer: { ok: kind === 'ok' } }
    },
  )

/** What others found: number of the history → is it linearizable? */
export const etcdVerdicts = (): Map<number, boolean> =>
  new Map(
    at('etcd_expected.txt')
      .trim()
      .split('\n')
      .map((l) => l.split(' '))
      .map(([no, verdict]) => [Number(no), verdict === 'true']),
  )

export type StoreInput = { f: 'get' | 'put' | 'append'; key: string; value: string }
export type StoreOutput = { value: string }

/** One key of a store of texts. */
export const store: Model<string, StoreInput, StoreOutput> = {
  initial: '',
  key: (s) => s,
  idle: (_, { f }) => f === 'get',
  step(state, { f, value }, output) {
    if (f === 'get') return !output || output.value === state ? [state] : []
    return [f === 'put' ? value : state + value]
  },
}

export const storeHistory = (name: string): Operation<StoreInput, StoreOutput>[] =>
  collect(
    at(`kv/${name}.txt`)
      .split('\n')
      .flatMap((l) => {
        const m = /:process (\d+), :type :(\w+), :f :(\w+), :key "(.*)", :value (?:nil|"(.*)")\}/.exec(l)
        return m ? [m.slice(1) as [string, string, StoreInput['f'], string, string | undefined]] : []
      }),
    ([client, kind, f, key, value = '']) =>
      kind === 'invoke' ? { client, call: { f, key, value } } : { client, answer: { value } },
  )
