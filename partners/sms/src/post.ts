import { fail } from './errors.ts'

export type Answer = { status: number; json: Record<string, unknown> }

/** One POST with a time limit; whatever is not a JSON object counts as no answer. */
export async function post(
  url: URL,
  headers: Record<string, string>,
  body: string,
  options: { timeoutMs?: number; fetch?: typeof fetch },
): Promise<Answer> {
  try {
    const answer = await (options.fetch ?? fetch)(url, {
      method: 'POST',
      headers,
      // An empty string would still get a content type, and one that nobody signed.
      ...(body ? { body } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs ?? 5_000),
    })
    const json: unknown = await answer.json()
    if (typeof json !== 'object' || json === null) throw new Error('not an object')
    return { status: answer.status, json: json as Record<string, unknown> }
  } catch {
    throw fail('unavailable', 'no answer')
  }
}
