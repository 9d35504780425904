import { newIdempotencyKey } from '@jiuyi/api-client'
import { change, common } from '@jiuyi/phrases/console'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Flex, Popconfirm, Radio, Select } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router-dom'
import { cancelSeries, getSeries, moveSeries, previewSeriesMove } from '../../api/change.ts'
import { now } from '../../api/client.ts'
import type { Series } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { AppointmentTag, DayText, StatusTag } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { toneOf, useStateWord } from './series-step.tsx'
import { type Slot, SlotPicker } from './slot-picker.tsx'

type Scope = 'this' | 'following' | 'all'

/** A course as one: its visits, and what is done to one, to it and those after it, or to all. */
export function SeriesView({ id }: { id: string }) {
  const t = useText(change).series
  const series = useQuery({ queryKey: ['series', id], queryFn: () => getSeries(id) })
  if (series.error) return <ErrorNote error={series.error} retry={() => void series.refetch()} />
  if (!series.data) return series.isPending ? <LoadingState /> : <EmptyState title={t.notFound} />
  return <View s={series.data} />
}

function View({ s }: { s: Series }) {
  const t = useText(change).series
  const c = useText(common)
  const ref = useReference()
  const { message } = App.useApp()
  const mayCancel = useMay('appointment.cancel')
  const mayMove = useMay('series.book')
  const open = s.appointments.filter((a) => a.status === 'pending' || a.status === 'booked')
  const [chosen, setFrom] = useState(open[0]?.id)
  // What was chosen may just have been cancelled.
  const from = open.some((a) => a.id === chosen) ? chosen : open[0]?.id
  const [scope, setScope] = useState<Scope>('following')
  const [slot, setSlot] = useState<Slot>({})
  const picked = s.appointments.find((a) => a.id === from)
  const reached = open.filter(
    (a) => scope === 'all' || a.id === from || (scope === 'following' && !!picked && a.startsAt >= picked.startsAt),
  )
  const within = scope === 'this' ? reached.filter((a) => a.id === from) : reached
  const late = within.filter((a) => a.status === 'booked' && now() >= new Date(a.cancelRule.freeUntil)).length
  const touches = [['series', s.id], ['appointments'], ['availability'], ['periods']]
  const move = { appointmentId: from!, scope, scheduleId: slot.scheduleId!, periodNo: slot.periodNo! }
  const preview = useMutation({ mutationFn: () => previewSeriesMove(s.id, move) })
  const cancel = useSave({
    save: () => cancelSeries(s.id, { appointmentId: from!, scope }),
    touches,
    say: false,
    done: (r) => {
      message.success(t.cancelled(r.cancelled.length))
      if (r.kept.length) message.warning(t.kept(r.kept.length))
      preview.reset()
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: one key for one intention
  const key = useMemo(() => newIdempotencyKey(), [from, scope, slot.scheduleId, slot.periodNo])
  const carry = useSave({ save: () => moveSeries(s.id, move, key), touches, done: () => preview.reset() })
  const again = () => {
    preview.reset()
    carry.reset()
    cancel.reset()
  }
  const word = useStateWord()
  return (
    <div className="booking" data-testid="series-view">
      <section className="card stack" aria-label={t.view}>
        <strong>
          {ref.department(s.departmentId)?.name} {ref.practitioner(s.practitionerId)?.name ?? c.noDoctor}
        </strong>
        <span className="faint">{t.viewHint(s.everyWeeks, s.times)}</span>
        {s.overLimitReason && (
          <span className="faint">
            {t.overLimit}: {s.overLimitReason}
          </span>
        )}
        <ol className="preview-list" data-testid="series-list">
          {s.appointments.map((a) => (
            <li key={a.id}>
              <Link to={path.appointment(a.id, a.on)}>
                <DayText day={a.on} />{' '}
                <span className="num">
                  {a.from}–{a.to}
                </span>
              </Link>{' '}
              <AppointmentTag status={a.status} />
            </li>
          ))}
        </ol>
      </section>
      {open.length > 0 && (
        <section className="card stack" aria-label={t.scope}>
          <h2 className="section-title">{t.scope}</h2>
          <Flex gap={8} wrap align="center">
            <span>{t.from}</span>
            <Select
              value={from}
              onChange={(v) => {
                setFrom(v)
                again()
              }}
              aria-label={t.from}
              style={{ minWidth: 160 }}
              options={open.map((a) => ({ value: a.id, label: `${a.series?.turn ?? ''} · ${a.on} ${a.from}` }))}
              data-testid="series-from"
            />
          </Flex>
          <Radio.Group
            value={scope}
            onChange={(e) => {
              setScope(e.target.value)
              again()
            }}
            aria-label={t.scope}
          >
            {(['this', 'following', 'all'] as const).map((v) => (
              <Radio key={v} value={v} data-testid={`scope-${v}`}>
                {t.scopes[v]}
              </Radio>
            ))}
          </Radio.Group>
          {mayCancel && (
            <>
              <span data-testid="cancel-effect">{t.cancelEffect(within.length, late)}</span>
              <ErrorNote error={cancel.error} />
              <Popconfirm
                title={t.cancelEffect(within.length, late)}
                description={t.cancelAsk}
                onConfirm={() => cancel.mutate(undefined)}
                disabled={within.length === 0}
                okText={t.cancel}
                okButtonProps={{ id: 'cancel-series-confirm', danger: true }}
                cancelText={c.back}
              >
                <Button danger disabled={within.length === 0} loading={cancel.isPending} data-testid="cancel-series">
                  {t.cancel}
                </Button>
              </Popconfirm>
            </>
          )}
        </section>
      )}
      {open.length > 0 && mayMove && (
        <section className="card stack" aria-label={t.move}>
          <h2 className="section-title">{t.move}</h2>
          <span className="faint">{t.moveHint}</span>
          <SlotPicker
            departmentId={s.departmentId}
            {...(picked && { feeFen: picked.feeFen })}
            value={slot}
            onChange={(v) => {
              setSlot(v)
              again()
            }}
          />
          <ErrorNote error={preview.error ?? carry.error} />
          {preview.data && (
            <ol className="preview-list" data-testid="move-days">
              {preview.data.days.map((d) => (
                <li key={d.appointmentId}>
                  <DayText day={d.wasOn} /> <span className="num">{d.wasFrom}</span> → <DayText day={d.on} />{' '}
                  <span className="num">{d.from}</span> <StatusTag tone={toneOf(d.state)} word={word(d.state)} />
                </li>
              ))}
            </ol>
          )}
          <Flex gap={8}>
            <Button
              disabled={slot.periodNo === undefined}
              loading={preview.isPending}
              onClick={() => preview.mutate()}
              data-testid="preview-move"
            >
              {t.movePreview}
            </Button>
            <Button
              type="primary"
              disabled={!preview.data || preview.data.days.some((d) => toneOf(d.state) !== 'good')}
              loading={carry.isPending}
              onClick={() => carry.mutate(undefined)}
              data-testid="move-series"
            >
              {t.moveConfirm}
            </Button>
          </Flex>
        </section>
      )}
    </div>
  )
}
