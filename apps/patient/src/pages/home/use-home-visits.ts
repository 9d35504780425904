import { quietApi } from '../../api/client.ts'
import { useLoad } from '../../api/use-load.ts'
import { asVisit, type Visit } from '../../api/visits.ts'
import { useApp } from '../../app-state/app.ts'

export interface SeenDoctor {
  id: string
  departmentId: string
  name: string
  department: string
}

const list = (patientId: string, scope: 'upcoming' | 'past') =>
  quietApi.GET('/api/appointments', { params: { query: { patientId, scope } } })

/** Two doctors at most: more would be a list, and there is one under 就诊. */
function seenIn(visits: readonly Visit[]): SeenDoctor[] {
  const seen: SeenDoctor[] = []
  for (const { appointment: a, doctor, department } of visits)
    if (doctor && department && !seen.some((s) => s.id === doctor.id))
      seen.push({ id: doctor.id, departmentId: a.departmentId, name: doctor.name, department: department.name })
  return seen.slice(0, 2)
}

/** The next visit and whom one saw last. The home page is open to all: nothing here sends anybody to log in. */
export function useHomeVisits(): { next?: Visit; seen: SeenDoctor[] } {
  const loggedIn = useApp((s) => s.session !== null)
  const patient = useApp((s) => s.patient)
  const { data } = useLoad(
    loggedIn ? patient?.id : undefined,
    async () => {
      const id = patient?.id ?? ''
      const [upcoming, past] = await Promise.all([list(id, 'upcoming'), list(id, 'past')])
      if (!upcoming.data) return { error: upcoming.error }
      const [first] = upcoming.data.items
      const next = first ? await asVisit(first) : undefined
      const recent = (past.data?.items ?? []).filter((a) => a.practitionerId).slice(0, 5)
      return { data: { ...(next ? { next } : {}), seen: seenIn(await Promise.all(recent.map(asVisit))) } }
    },
    { onShow: true },
  )
  return data ?? { seen: [] }
}
