import { useRef, useState } from 'react'
import { quietApi, type Schemas } from '../api/client.ts'
import { type Trouble, useSay } from '../api/use-load.ts'
import { useApp } from '../app-state/app.ts'
import { keepComplaint } from './complaint.ts'

export type Answer = Schemas['TriageAnswer']
type Tap = { question: string; choice: string }

/** The conversation of one page: what was written and tapped, what came back. Nothing typed is ever lost by a failure. */
export function useTriage(hospitalId: string | undefined) {
  const patient = useApp((s) => s.patient)
  const account = useApp((s) => s.session?.accountId)
  const say = useSay()
  const [text, setText] = useState('')
  const [part, setPart] = useState<string>()
  const [mayKeep, setMayKeep] = useState(false)
  const [taps, setTaps] = useState<Tap[]>([])
  const [answer, setAnswer] = useState<Answer>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const turn = useRef(0)

  const ask = async (answers: Tap[], notAnEmergency = false): Promise<void> => {
    if (!hospitalId) return
    turn.current += 1
    const mine = turn.current
    setBusy(true)
    setTrouble(undefined)
    const { data, error } = await quietApi.POST('/api/triage', {
      body: {
        hospitalId,
        text,
        answers,
        mayKeep,
        ...(part ? { part } : {}),
        ...(account && patient ? { patientId: patient.id } : {}),
        ...(notAnEmergency ? { notAnEmergency } : {}),
      },
    })
    if (mine !== turn.current) return
    setBusy(false)
    if (error || !data) return setTrouble(say(error ?? ({ code: '', title: '' } as Trouble)))
    setTaps(answers)
    setAnswer(data)
    if (data.departments.length && text.trim())
      keepComplaint({
        words: text.trim(),
        consultationId: data.id,
        departmentIds: data.departments.map((d) => d.departmentId),
      })
  }

  return {
    text,
    setText,
    part,
    setPart,
    mayKeep,
    setMayKeep,
    answer,
    busy,
    trouble,
    asked: taps.length,
    start: () => ask([]),
    /** Goes on past the notice with what was already answered. */
    goOn: () => ask(taps, true),
    choose: (choice: string) =>
      ask([...taps, { question: answer?.question?.id ?? '', choice }], Boolean(answer?.emergencies.length)),
    again: () => {
      turn.current += 1
      setAnswer(undefined)
      setTaps([])
      setBusy(false)
    },
  }
}
