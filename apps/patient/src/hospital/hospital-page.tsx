import type { ReactNode } from 'react'
import { type Campus, type Hospital, useHospital } from '../api/directory.ts'
import { useSay } from '../api/use-load.ts'
import { Screen } from '../ui/screen.tsx'
import { ErrorState, Skeleton } from '../ui/states.tsx'

/** A page about the hospital in hand, open to everyone. */
export function HospitalPage(props: {
  id: string
  title: string
  show: (hospital: Hospital, campus: Campus | undefined) => ReactNode
}) {
  const say = useSay()
  const { hospital, campus, problem, busy, reload } = useHospital()
  return (
    <Screen id={props.id} title={props.title}>
      {hospital ? props.show(hospital, campus) : null}
      {problem && !hospital ? <ErrorState hint={say(problem)} busy={busy} onRetry={() => void reload()} /> : null}
      {hospital || problem ? null : <Skeleton />}
    </Screen>
  )
}
