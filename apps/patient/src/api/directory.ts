import { useApp } from '../app-state/app.ts'
import { type Answer, quietApi, type Schemas } from './client.ts'
import { useLoad } from './use-load.ts'

export type Hospital = Schemas['Hospital']
export type Campus = Schemas['Campus']
export type Department = Schemas['Department']
export type Practitioner = Schemas['Practitioner']

const keptFor = 5 * 60_000
const kept: Record<string, { at: number; answer: Promise<Answer<unknown>> }> = {}

/** Names and places change rarely: asked once in five minutes, so that going back and forth costs nothing. */
function keep<T>(key: string, ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const known = kept[key]
  if (known && Date.now() - known.at < keptFor) return known.answer as Promise<Answer<T>>
  const answer = ask()
  kept[key] = { at: Date.now(), answer }
  answer.then(({ error }) => {
    if (error) delete kept[key]
  })
  return answer
}

export const hospitals = () => keep('hospitals', () => quietApi.GET('/api/hospitals'))

export const departmentsOf = (campusId: string) =>
  keep(`departments ${campusId}`, () =>
    quietApi.GET('/api/campuses/{id}/departments', { params: { path: { id: campusId } } }),
  )

export const departmentPage = (id: string) =>
  keep(`department ${id}`, () => quietApi.GET('/api/departments/{id}', { params: { path: { id } } }))

export const practitioner = (id: string) =>
  keep(`practitioner ${id}`, () => quietApi.GET('/api/practitioners/{id}', { params: { path: { id } } }))

/** The hospital and campus people chose; the first of each until they choose. */
export function useHospital() {
  const chosen = useApp((s) => s.campus)
  const { data, problem, busy, reload } = useLoad('hospitals', hospitals)
  const all = data?.items
  const hospital = all?.find((h) => h.id === chosen?.hospitalId) ?? all?.[0]
  const campus = hospital?.campuses.find((c) => c.id === chosen?.campusId) ?? hospital?.campuses[0]
  return { hospitals: all, hospital, campus, problem, busy, reload }
}
