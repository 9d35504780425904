import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import type { Job, Result } from './load-worker.ts'

/** A process that asks, so that asking and answering do not share a thread. */
export function loader() {
  const child: ChildProcess = fork(resolve(import.meta.dirname, 'load-worker.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.setMaxListeners(0)
  return {
    run: (job: Job): Promise<Result> =>
      new Promise((done, fail) => {
        child.once('message', (r: Result) => done(r))
        child.once('exit', () => fail(new Error('the asking process ended')))
        child.send(job)
      }),
    stop: () => child.kill(),
  }
}
export type Loader = ReturnType<typeof loader>

export const getRequest = (path: string, headers: Record<string, string> = {}): string =>
  `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${Object.entries(headers)
    .map(([k, v]) => `${k}: ${v}\r\n`)
    .join('')}\r\n`
export const postRequest = (path: string, headers: Record<string, string>, body: object): string => {
  const text = JSON.stringify(body)
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n${Object.entries(
    headers,
  )
    .map(([k, v]) => `${k}: ${v}\r\n`)
    .join('')}\r\n${text}`
}
export const median = (all: number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? Number.NaN
/** Waits for the first message of a child. */
export const ready = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done, fail) => {
    child.once('message', (m) => done(m as T))
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)))
  })
