import { change, common, planning } from '@jiuyi/phrases/console'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Flex } from 'antd'
import { useEffect, useRef } from 'react'
import { problemOf } from '../../api/client.ts'
import { previewTimetableChange } from '../../api/scheduling.ts'
import type { PreviewLine, TimetableChange } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { DayText, StatusTag, type Tone } from '../../ui/texts.tsx'

export type Change = {
  templateId?: string
  scheduleId?: string
  scope?: 'this' | 'following' | 'all'
  change: TimetableChange
}

/** 谁会受影响: nothing of a timetable is saved before it was seen what saving would do. Any later edit takes the preview away. */
export function useChangeFlow(o: { save: (changes: Change[]) => Promise<unknown>; done: () => void; say: string }) {
  const cache = useQueryClient()
  const { message } = App.useApp()
  const preview = useMutation({
    mutationFn: async (changes: Change[]) => {
      const answers: Awaited<ReturnType<typeof previewTimetableChange>>[] = []
      for (const change of changes) answers.push(await previewTimetableChange(change))
      const schedules = answers.flatMap((a) => a.schedules).sort((a, b) => (a.on < b.on ? -1 : 1))
      return {
        changes,
        schedules,
        affected: answers.reduce((n, a) => n + a.affectedPatients, 0),
        clashes: answers.flatMap((a) => a.roomClashes),
      }
    },
  })
  const save = useMutation({
    mutationFn: o.save,
    onSuccess: () => {
      message.success(o.say)
      o.done()
    },
    // Some of several may have been saved before one was refused.
    onSettled: () => {
      for (const key of ['timetable', 'templates', 'availability']) void cache.invalidateQueries({ queryKey: [key] })
    },
  })
  return {
    preview: (changes: Change[]) => {
      save.reset()
      preview.mutate(changes)
    },
    reset: () => {
      if (!preview.isIdle) preview.reset()
      if (!save.isIdle) save.reset()
    },
    confirm: () => preview.data && save.mutate(preview.data.changes),
    result: preview.data,
    previewing: preview.isPending,
    saving: save.isPending,
    error: save.error ?? preview.error,
  }
}
type Flow = ReturnType<typeof useChangeFlow>

const tones: Record<PreviewLine['action'], Tone> = {
  made: 'good',
  changed: 'busy',
  withdrawn: 'bad',
  kept: 'warn',
  unchanged: 'faint',
}
const most = 40

export function PreviewPanel({ flow }: { flow: Flow }) {
  const t = useText(planning).preview
  const c = useText(common)
  const s = useText(change).scope
  const ref = useReference()
  const panel = useRef<HTMLDivElement>(null)
  const seen = flow.result ?? flow.error
  useEffect(() => {
    if (seen) panel.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [seen])
  const conflicts = problemOf(flow.error)?.['conflictsWith']
  return (
    <div ref={panel} className="stack">
      <ErrorNote error={flow.error} />
      {Array.isArray(conflicts) && conflicts.length > 0 && (
        <span className="faint">
          {t.conflict}: {conflicts.length}
        </span>
      )}
      {flow.result && (
        <section className="card stack" aria-label={t.title} data-testid="preview">
          <h3 className="section-title">{t.title}</h3>
          <Alert
            type={flow.result.affected ? 'warning' : 'success'}
            showIcon
            title={flow.result.affected ? t.affected(flow.result.affected) : t.nobody}
            data-testid="preview-affected"
          />
          {flow.result.clashes.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={s.clash}
              description={flow.result.clashes
                .slice(0, 6)
                .map(
                  (x) =>
                    `${x.on} ${c.half[x.half]} ${x.room} ${ref.practitioner(x.practitionerId)?.name ?? ref.department(x.departmentId)?.name ?? ''}`,
                )
                .join('；')}
              data-testid="room-clashes"
            />
          )}
          {flow.result.schedules.length === 0 && <span className="faint">{t.nothing}</span>}
          <Flex gap={8} wrap>
            {(Object.keys(tones) as PreviewLine['action'][]).map((action) => {
              const n = flow.result!.schedules.filter((s) => s.action === action).length
              return (
                n > 0 && (
                  <span key={action} data-testid={`preview-${action}`}>
                    <StatusTag tone={tones[action]} word={t.action[action]} /> {t.counts(n)}
                  </span>
                )
              )
            })}
          </Flex>
          <ul className="preview-list">
            {flow.result.schedules
              .filter((s) => s.action !== 'unchanged')
              .slice(0, most)
              .map((s) => (
                <li key={`${s.scheduleId ?? 'new'}-${s.on}-${s.half}`}>
                  <StatusTag tone={tones[s.action]} word={t.action[s.action]} />
                  <DayText day={s.on} /> {c.half[s.half]}{' '}
                  <span className="faint">{t.capacity(s.capacityBefore, s.capacityAfter)}</span>
                  {!!s.live && <strong>{t.live(s.live)}</strong>}
                  {s.why && <span className="faint">{t.why[s.why]}</span>}
                </li>
              ))}
          </ul>
          {flow.result.schedules.length > most && (
            <span className="faint">{t.more(flow.result.schedules.length - most)}</span>
          )}
        </section>
      )}
    </div>
  )
}

export function FlowButtons({
  flow,
  onPreview,
  extra,
}: {
  flow: Flow
  onPreview: () => void
  extra?: React.ReactNode
}) {
  const t = useText(planning).preview
  return (
    <Flex gap={8}>
      <Button
        type={flow.result ? 'default' : 'primary'}
        onClick={onPreview}
        loading={flow.previewing}
        data-testid="preview-button"
      >
        {t.button}
      </Button>
      <Button
        type="primary"
        disabled={!flow.result}
        onClick={flow.confirm}
        loading={flow.saving}
        data-testid="save-button"
      >
        {t.confirm}
      </Button>
      <span className="grow" />
      {extra}
    </Flex>
  )
}
