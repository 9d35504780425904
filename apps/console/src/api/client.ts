import { type Answer, createClient, fetchTransport, type Problem, type paths } from '@jiuyi/api-client'
import { currentLanguage } from '../language-choice.ts'

/** A refusal of the server (or no answer at all) as something that can be thrown; the sentence for people is in `problem.title`. */
export class ApiError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}
export const problemOf = (e: unknown): Problem | undefined => (e instanceof ApiError ? e.problem : undefined)
export const isCode = (e: unknown, ...codes: string[]): boolean => codes.includes(problemOf(e)?.code ?? '')

const listeners = new Set<() => void>()
/** Calls back when the server says that the session is over. */
export function onSessionOver(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

let offset = 0
/** The server's clock: nothing here depends on the clock of the desk's computer. */
export const now = (): Date => new Date(Date.now() + offset)

export const client = createClient<paths>({
  baseUrl: '',
  transport: fetchTransport,
  headers: () => ({ 'accept-language': currentLanguage() }),
  onUnauthenticated: () => {
    for (const tell of listeners) tell()
  },
  onServerTime: (serverTime, receivedAt) => {
    offset = serverTime.getTime() - receivedAt
  },
})

/** The data of an answer, or the refusal thrown. */
export async function take<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error } = await answer
  if (error) throw new ApiError(error)
  return data as T
}

type Operation<P extends keyof paths, M extends keyof paths[P]> = paths[P][M]
/** What a read may be asked, and what a write takes, by its path. */
export type QueryOf<P extends keyof paths> =
  Operation<P, 'get' & keyof paths[P]> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never
export type BodyOf<P extends keyof paths, M extends 'post' | 'put' | 'patch' | 'delete' = 'post'> =
  Operation<P, M & keyof paths[P]> extends { requestBody?: { content: { 'application/json': infer B } } } ? B : never
