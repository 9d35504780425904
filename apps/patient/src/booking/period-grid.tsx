import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Schemas } from '../api/client.ts'
import { periodsLeft } from '../api/left.ts'
import { useLoad } from '../api/use-load.ts'
import { goTo } from '../device/navigation.ts'
import { usePageShown } from '../device/page.ts'
import { useT } from '../i18n/index.ts'
import { Notice } from '../ui/notice.tsx'
import { ErrorState, Skeleton } from '../ui/states.tsx'
import { aria, tappable } from '../ui/tappable.ts'
import { takeNote } from './note.ts'
import { OldNote, ReleaseNote } from './release-note.tsx'
import type { Session } from './sessions.ts'
import { useLive } from './use-live.ts'

type Period = Schemas['PeriodAvailability']

export const usePeriods = (scheduleId: string | undefined) =>
  useLoad(scheduleId, () => periodsLeft(scheduleId ?? ''), { onShow: true })

/** Every period of a schedule. Full is grey and says so; before the release a countdown, and then it opens by itself. */
export function PeriodGrid({ periods: loaded }: { periods: ReturnType<typeof usePeriods> }) {
  const t = useT()
  const [note, setNote] = useState<string>()
  usePageShown(() => setNote(takeNote()))
  const released = useLive(loaded, (d) => [d.schedule])
  const { data, problem, busy, reload } = loaded
  if (!data)
    return problem ? (
      <ErrorState
        id="periods-error"
        {...(problem.title ? { title: problem.title } : {})}
        busy={busy}
        onRetry={() => void reload()}
      />
    ) : (
      <Skeleton rows={2} />
    )
  const { schedule, periods } = data
  return (
    <View>
      {note ? <Notice id="grid-note" kind="alert" text={note} /> : null}
      <OldNote problem={problem} staleSince={data.staleSince} />
      <State schedule={schedule} onRelease={released} />
      <View id="periods" className="periods" {...aria({ role: 'group', 'aria-label': t.booking.pickPeriod })}>
        {periods.map((p) => (
          <PeriodButton key={p.periodNo} period={p} scheduleId={schedule.scheduleId} />
        ))}
      </View>
    </View>
  )
}

function PeriodButton({ period, scheduleId }: { period: Period; scheduleId: string }) {
  const t = useT()
  const { periodNo, from, to, left, state } = period
  const open = state === 'available'
  const word = open ? t.booking.left(left) : t.booking.states[state]
  return (
    <View
      id={`period-${periodNo}`}
      className={`period${open ? '' : ' closed'}`}
      {...tappable(() => void goTo('/pages/confirm/index', { scheduleId, periodNo }), {
        disabled: !open,
      })}
    >
      <Text className="figures">{`${from}–${to}`}</Text>
      <Text className="period-note figures">{word}</Text>
    </View>
  )
}

function State({ schedule, onRelease }: { schedule: Session; onRelease: () => void }) {
  const t = useT()
  if (schedule.state === 'not_released')
    return <ReleaseNote releaseAt={schedule.releaseAt} byDraw={schedule.draw !== undefined} onRelease={onRelease} />
  if (schedule.state === 'available') return null
  const words = {
    full: t.booking.allFull,
    stopped: t.booking.stopped,
    closed: t.booking.closed,
    by_draw: t.booking.byDraw,
  }[schedule.state]
  return <Notice id="schedule-state" kind="alert" text={words} />
}
