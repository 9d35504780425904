import { newIdempotencyKey } from '@jiuyi/api-client'
import { change } from '@jiuyi/phrases/console'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Flex, Input, Radio, Select } from 'antd'
import { useMemo, useState } from 'react'
import { bookSeries, previewSeries } from '../../api/change.ts'
import { problemOf } from '../../api/client.ts'
import type { SeriesDay } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { DayText, MoneyText, StatusTag, type Tone } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'

type Props = {
  patientId: string | undefined
  scheduleId: string | undefined
  periodNo: number | undefined
  onBooked: (seriesId: string) => void
}

export const toneOf = (state: string): Tone =>
  ['free', 'held', 'booked', 'moved', 'same_period'].includes(state) ? 'good' : 'bad'
/** The word for a state; one we do not know yet is shown as it is. */
export function useStateWord() {
  const t = useText(change).series
  return (state: string) => (state === 'free' ? t.free : ((t.state as Record<string, string>)[state] ?? state))
}

export function SeriesStep({ patientId, scheduleId, periodNo, onBooked }: Props) {
  const t = useText(change).series
  const { message } = App.useApp()
  const [everyWeeks, setEveryWeeks] = useState(1)
  const [times, setTimes] = useState(6)
  const [reason, setReason] = useState('')
  const [all, setAll] = useState(true)
  const ready = !!patientId && !!scheduleId && periodNo !== undefined
  const want = () => ({
    patientId: patientId!,
    scheduleId: scheduleId!,
    periodNo: periodNo!,
    everyWeeks,
    times,
    ...(reason.trim() && { reason: reason.trim() }),
  })
  const preview = useMutation({ mutationFn: () => previewSeries(want()) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: one key for one intention
  const key = useMemo(() => newIdempotencyKey(), [everyWeeks, times, reason, all])
  const book = useSave({
    save: () => bookSeries({ ...want(), all }, key),
    touches: [['appointments'], ['availability'], ['stocks'], ['periods']],
    say: false,
    done: (answer) => {
      message.success(t.booked(answer.days.filter((d) => d.state === 'held' || d.state === 'booked').length))
      if (answer.seriesId) onBooked(answer.seriesId)
    },
  })
  const edit = <T,>(put: (v: T) => void) => {
    return (v: T) => {
      put(v)
      preview.reset()
      book.reset()
    }
  }
  if (!ready) return <EmptyState title={t.choose} />
  const refused = problemOf(book.error)?.['days'] as SeriesDay[] | undefined
  const days = refused ?? preview.data?.days
  return (
    <div className="stack">
      <Flex gap={8} wrap>
        <Select
          value={everyWeeks}
          onChange={edit(setEveryWeeks)}
          aria-label={t.everyWeeks}
          options={[1, 2, 3, 4, 6, 8].map((n) => ({ value: n, label: t.weeks(n) }))}
          style={{ width: 120 }}
          data-testid="every-weeks"
        />
        <Select
          value={times}
          onChange={edit(setTimes)}
          aria-label={t.times}
          options={Array.from({ length: 19 }, (_, i) => ({ value: i + 2, label: t.timesN(i + 2) }))}
          style={{ width: 110 }}
          data-testid="times"
        />
      </Flex>
      <Input
        value={reason}
        onChange={(e) => edit(setReason)(e.target.value)}
        placeholder={t.reason}
        aria-label={t.reason}
        maxLength={200}
        data-testid="series-reason"
      />
      <span className="faint">{t.reasonHint}</span>
      <Button
        type={days ? 'default' : 'primary'}
        loading={preview.isPending}
        onClick={() => preview.mutate()}
        data-testid="preview-series"
      >
        {t.preview}
      </Button>
      <ErrorNote error={preview.error ?? book.error} />
      {days && <SeriesDays days={days} />}
      {days && (
        <>
          <Radio.Group value={all} onChange={(e) => setAll(e.target.value)}>
            <Radio value={true}>{t.all}</Radio>
            <Radio value={false} data-testid="as-many">
              {t.most}
            </Radio>
          </Radio.Group>
          <span className="faint">{t.hold}</span>
          <Button
            type="primary"
            size="large"
            block
            disabled={!days.some((d) => d.state === 'free') || (all && days.some((d) => d.state !== 'free'))}
            loading={book.isPending}
            onClick={() => book.mutate(undefined)}
            data-testid="book-series"
          >
            {t.book}
          </Button>
        </>
      )}
    </div>
  )
}

export function SeriesDays({ days }: { days: SeriesDay[] }) {
  const t = useText(change).series
  const word = useStateWord()
  return (
    <ol className="preview-list" aria-label={t.dates} data-testid="series-days">
      {days.map((d) => (
        <li key={d.on} data-testid={`series-day-${d.state}`}>
          <DayText day={d.on} />{' '}
          <span className="num">
            {d.from}–{d.to}
          </span>{' '}
          <StatusTag tone={toneOf(d.state)} word={d.name ?? word(d.state)} />
          {d.feeFen !== undefined && <MoneyText fen={d.feeFen} />}
        </li>
      ))}
    </ol>
  )
}
