import { departmentsOf, type Hospital } from '../api/directory.ts'
import { useLoad } from '../api/use-load.ts'

type Names = Readonly<Record<string, string>>

/** Which campus a department is on, by the department's id: two campuses have departments of one name. Nothing with one campus. */
export function useCampusNames(hospital: Hospital | undefined): Names {
  const several = hospital && hospital.campuses.length > 1 ? hospital : undefined
  const { data } = useLoad(several?.id, async () => {
    const names: Record<string, string> = {}
    for (const { id, name } of several?.campuses ?? []) {
      const { data: found } = await departmentsOf(id)
      for (const d of found?.items ?? []) names[d.id] = name
    }
    return { data: names as Names }
  })
  return data ?? {}
}
