import { useQuery } from '@tanstack/react-query'
import { now } from './api/client.ts'
import { getHospital, listAllDepartments, listAllPractitioners } from './api/directory.ts'
import type { Department, Hospital, Practitioner } from './api/shapes.ts'
import { dayOf } from './day.ts'
import { useMe } from './session.ts'

/** What hardly changes during a shift and every page names things by. */
const calm = { staleTime: 5 * 60_000 }

export const useHospitalQuery = () => {
  const { hospitalId } = useMe()
  return useQuery({ queryKey: ['hospital', hospitalId], queryFn: () => getHospital(hospitalId), ...calm })
}
export const departmentsKey = ['departments'] as const
export const useDepartmentsQuery = () => useQuery({ queryKey: departmentsKey, queryFn: listAllDepartments, ...calm })
export const practitionersKey = ['practitioners'] as const
export const usePractitionersQuery = () =>
  useQuery({ queryKey: practitionersKey, queryFn: () => listAllPractitioners(), ...calm })

export type Reference = {
  hospital: Hospital | undefined
  timeZone: string
  today: string
  departments: Department[]
  practitioners: Practitioner[]
  department: (id: string | undefined) => Department | undefined
  practitioner: (id: string | undefined) => Practitioner | undefined
  campusName: (id: string | undefined) => string
  /** With the campus where several campuses have departments of one name. */
  departmentName: (id: string) => string
  ready: boolean
}

const byId = <T extends { id: string }>(items: T[]) => {
  const map = new Map(items.map((i) => [i.id, i]))
  return (id: string | undefined) => (id ? map.get(id) : undefined)
}

/** Names of hospital, campuses, departments and doctors, with the day it is at the hospital. */
export function useReference(): Reference {
  const hospital = useHospitalQuery().data
  const departments = useDepartmentsQuery().data?.items
  const practitioners = usePractitionersQuery().data?.items
  const timeZone = hospital?.timeZone ?? 'Asia/Shanghai'
  return {
    hospital,
    timeZone,
    today: dayOf(now(), timeZone),
    departments: departments ?? [],
    practitioners: practitioners ?? [],
    department: byId(departments ?? []),
    practitioner: byId(practitioners ?? []),
    departmentName: (id) => {
      const d = departments?.find((x) => x.id === id)
      const many = (hospital?.campuses.length ?? 0) > 1
      return d ? `${d.name}${many ? ` ${hospital?.campuses.find((c) => c.id === d.campusId)?.name ?? ''}` : ''}` : ''
    },
    campusName: (id) => hospital?.campuses.find((c) => c.id === id)?.name ?? '',
    ready: !!hospital && !!departments && !!practitioners,
  }
}
