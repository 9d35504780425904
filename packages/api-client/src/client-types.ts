/** How the types of openapi-typescript become the arguments and answers of the client. */
import type { Problem } from './client.ts'

/** `data` when it went well (undefined for 204), else `error`: a problem the server sent, or `client.offline` when nothing came back. */
export type Answer<T> =
  | { data: T; error?: undefined; response: WireResponse }
  | { data?: undefined; error: Problem; response: WireResponse }
export type WireResponse = { status: number; ok: boolean; headers: { get: (name: string) => string | null } }

type JsonOf<R> = R extends { content: { 'application/json': infer T } } ? T : undefined
type Success = 200 | 201 | 202 | 204
type DataOf<Op> = Op extends { responses: infer R } ? JsonOf<R[keyof R & Success]> : never

type RequiredKeys<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? never : K }[keyof T]
type ParamsOf<Op> = Op extends { parameters: infer P }
  ? Pick<P, keyof P & ('path' | 'query' | 'header')>
  : Record<never, never>
type WithParams<P> = RequiredKeys<P> extends never ? { params?: P } : { params: P }
type WithBody<Op> = Op extends { requestBody: { content: { 'application/json': infer B } } }
  ? { body: B }
  : Op extends { requestBody?: { content: { 'application/json': infer B } } }
    ? { body?: B }
    : Record<never, never>
type Init<Op> = WithParams<ParamsOf<Op>> & WithBody<Op> & { headers?: Record<string, string> }
type Args<I> = RequiredKeys<I> extends never ? [init?: I] : [init: I]

type PathsWith<Paths, M extends string> = {
  [K in keyof Paths]: Paths[K] extends { [m in M]: { responses: unknown } } ? K : never
}[keyof Paths]
type Operation<Paths, K extends keyof Paths, M extends string> = Paths[K] extends { [m in M]: infer Op } ? Op : never
type Call<Paths, M extends string> = <K extends PathsWith<Paths, M>>(
  path: K,
  ...args: Args<Init<Operation<Paths, K, M>>>
) => Promise<Answer<DataOf<Operation<Paths, K, M>>>>

export type TypedClient<Paths> = {
  GET: Call<Paths, 'get'>
  POST: Call<Paths, 'post'>
  PUT: Call<Paths, 'put'>
  PATCH: Call<Paths, 'patch'>
  DELETE: Call<Paths, 'delete'>
}
