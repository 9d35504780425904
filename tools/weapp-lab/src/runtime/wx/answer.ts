import type { Dict } from '../lab.ts'

/** Options of a wx call: any of the three callbacks turns the promise form off. */
export interface Options extends Dict {
  success?(result: Dict): void
  fail?(error: Dict): void
  complete?(result: Dict): void
}

const hasCallback = (o: Options): boolean => Boolean(o.success || o.fail || o.complete)

export function succeed(name: string, options: Options | undefined, result: Dict = {}): Promise<Dict> | undefined {
  const o = options ?? {}
  const answer = { errMsg: `${name}:ok`, ...result }
  if (!hasCallback(o)) return Promise.resolve(answer)
  o.success?.(answer)
  o.complete?.(answer)
  return undefined
}

export function refuse(name: string, options: Options | undefined, why: string): Promise<Dict> | undefined {
  const o = options ?? {}
  const answer = { errMsg: `${name}:fail ${why}` }
  if (!hasCallback(o)) return Promise.reject(answer)
  o.fail?.(answer)
  o.complete?.(answer)
  return undefined
}

/** A call that changes nothing a test could see: accepted and recorded. */
export const accept =
  (name: string, result: Dict = {}) =>
  (options?: Options) =>
    succeed(name, options, result)
