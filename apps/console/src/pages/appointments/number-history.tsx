import { appointments } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Timeline } from 'antd'
import { getAppointmentHistory } from '../../api/appointments.ts'
import { useText } from '../../language.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { InstantText } from '../../ui/texts.tsx'

/** 号源流水: every step of the number, as the ledger has it. Words we do not know are shown as they are. */
export function NumberHistory({ appointmentId }: { appointmentId: string }) {
  const t = useText(appointments)
  const history = useQuery({
    queryKey: ['history', appointmentId],
    queryFn: () => getAppointmentHistory(appointmentId),
  })
  if (history.error) return <ErrorNote error={history.error} retry={() => void history.refetch()} />
  if (!history.data) return <LoadingState rows={3} />
  const word = (of: Record<string, string>, key: string | undefined) => (key ? (of[key] ?? key) : '')
  const whom = (who: string) =>
    who.startsWith('staff:') ? t.staffWho : who.startsWith('account:') ? t.accountWho : t.systemWho
  return (
    <div data-testid="number-history">
      <Timeline
        items={history.data.items.map((e, i) => ({
          key: i,
          content: (
            <>
              <div>
                <strong>{t.historyLine(word(t.numberState, e.from), word(t.numberState, e.to))}</strong> ·{' '}
                {word(t.numberWhy, e.why)}
              </div>
              <div className="faint">
                <InstantText at={e.at} seconds /> · {whom(e.who)} · {word(t.channels, e.channel)}
              </div>
            </>
          ),
        }))}
      />
    </div>
  )
}
