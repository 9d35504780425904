import { type Answer, quietApi, type Schemas } from './client.ts'

/** What is left, asked with the tag of the last answer: when nothing moved, nothing travels but «304», and the last answer stands. */
type Wire<T> = Answer<T> & { response: { status: number; headers: { get: (name: string) => string | null } } }

const most = 6
const kept: { key: string; tag: string; data: unknown }[] = []

async function fresh<T>(key: string, ask: (headers: Record<string, string>) => Promise<Wire<T>>): Promise<Answer<T>> {
  const known = kept.find((k) => k.key === key)
  const { data, error, response } = await ask(known ? { 'if-none-match': known.tag } : {})
  if (known && response.status === 304) return { data: known.data as T }
  const tag = response.headers.get('etag')
  if (tag && data !== undefined) {
    if (known) kept.splice(kept.indexOf(known), 1)
    kept.push({ key, tag, data })
    if (kept.length > most) kept.shift()
  }
  return { data, error }
}

export const departmentLeft = (id: string) =>
  fresh(`department ${id}`, (headers) =>
    quietApi.GET('/api/departments/{id}/availability', { params: { path: { id } }, headers }),
  )
export const doctorLeft = (id: string) =>
  fresh(`doctor ${id}`, (headers) =>
    quietApi.GET('/api/practitioners/{id}/availability', { params: { path: { id } }, headers }),
  )
export const periodsLeft = (id: string) =>
  fresh(`periods ${id}`, (headers) =>
    quietApi.GET('/api/schedules/{id}/periods', { params: { path: { id } }, headers }),
  )

export type LeftSession = Schemas['ScheduleAvailability']
