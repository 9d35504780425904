import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { common, planning } from '@jiuyi/phrases/console'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select, Space } from 'antd'
import { useMemo } from 'react'
import { listCalendarDays, removeCalendarDay, setCalendarDay } from '../../api/scheduling.ts'
import type { CalendarDay } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { DayText, StatusTag } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { useUndo } from '../../ui/use-undo.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import './timetable.css'

/** The server gives a quarter at once. */
const quarters = (year: number): [string, string][] =>
  [
    ['01-01', '03-31'],
    ['04-01', '06-30'],
    ['07-01', '09-30'],
    ['10-01', '12-31'],
  ].map(([a, b]) => [`${year}-${a}`, `${year}-${b}`])

/** 节假日与调休: days that are not what their weekday says. */
export function Page() {
  const t = useText(planning)
  const c = useText(common)
  const ref = useReference()
  const mayWrite = useMay('timetable.write')
  const cache = useQueryClient()
  const undo = useUndo()
  const { get, set } = useUrlState()
  const year = Number(get('year') ?? ref.today.slice(0, 4))
  const list = useQuery({
    queryKey: ['calendar', year],
    queryFn: async () =>
      (await Promise.all(quarters(year).map(([a, b]) => listCalendarDays(a, b)))).flatMap((q) => q.items),
  })
  const touches = [['calendar'], ['timetable'], ['availability']]
  const remove = useSave({
    save: (d: CalendarDay) => removeCalendarDay(d.on),
    touches,
    say: false,
    done: (_, { on, ...d }) =>
      undo(`${on} ${t.calendar.removed}`, () =>
        setCalendarDay(on, d).then(() => cache.invalidateQueries({ queryKey: ['calendar'] })),
      ),
  })
  const kind = (d: CalendarDay) => (d.kind === 'holiday' ? t.calendar.holiday : t.calendar.workday)
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only
  const columns = useMemo<Column<CalendarDay>[]>(
    () => [
      { key: 'on', title: t.calendar.on, text: (d) => d.on, render: (d) => <DayText day={d.on} /> },
      {
        key: 'kind',
        title: t.calendar.kind,
        text: kind,
        render: (d) => <StatusTag tone={d.kind === 'holiday' ? 'warn' : 'plain'} word={kind(d)} />,
      },
      { key: 'name', title: t.calendar.name, text: (d) => d.name },
      {
        key: 'follows',
        title: t.calendar.follows,
        text: (d) => (d.followsWeekday ? c.weekdays[d.followsWeekday as 1] : ''),
      },
    ],
    [t, c],
  )
  return (
    <>
      <PageHeader
        title={t.calendarTitle}
        extra={<ExportMenu name={`${t.calendarTitle} ${year}`} columns={columns} all={async () => list.data ?? []} />}
      >
        <Space.Compact>
          <Button icon={<LeftOutlined />} aria-label={String(year - 1)} onClick={() => set({ year: year - 1 })} />
          <Button>{t.calendar.year(year)}</Button>
          <Button icon={<RightOutlined />} aria-label={String(year + 1)} onClick={() => set({ year: year + 1 })} />
        </Space.Compact>
        <span className="faint">{t.calendar.hint}</span>
      </PageHeader>
      {mayWrite && <SetDay touches={touches} />}
      <DataTable
        testid="calendar-days"
        columns={
          mayWrite
            ? [
                ...columns,
                {
                  key: 'act',
                  title: c.actions,
                  text: () => '',
                  render: (d) =>
                    d.on >= ref.today && (
                      <Button size="small" type="text" danger onClick={() => remove.mutate(d)}>
                        {c.remove}
                      </Button>
                    ),
                },
              ]
            : columns
        }
        rows={list.data}
        rowKey={(d) => d.on}
        error={list.error ?? remove.error}
        retry={() => void list.refetch()}
        empty={{ title: t.calendar.none }}
      />
    </>
  )
}

type Fields = { on: string; kind: CalendarDay['kind']; name: string; followsWeekday?: number }
function SetDay({ touches }: { touches: string[][] }) {
  const t = useText(planning).calendar
  const c = useText(common)
  const { today } = useReference()
  const [form] = Form.useForm<Fields>()
  const kind = Form.useWatch('kind', form) ?? 'holiday'
  const save = useSave({
    save: ({ on, ...d }: Fields) => setCalendarDay(on, d),
    touches,
    done: () => form.resetFields(),
  })
  return (
    <div className="card stack" style={{ marginBottom: 12 }}>
      <Form
        form={form}
        layout="inline"
        initialValues={{ kind: 'holiday' }}
        onFinish={(f) =>
          save.mutate({
            on: f.on,
            kind: f.kind,
            name: f.name.trim(),
            ...(f.kind === 'workday' && f.followsWeekday && { followsWeekday: f.followsWeekday }),
          })
        }
      >
        <Form.Item name="on" label={t.on} rules={[{ required: true, message: t.needDay }]}>
          <DayField min={today} label={t.on} testid="calendar-on" />
        </Form.Item>
        <Form.Item name="kind" label={t.kind}>
          <Select
            style={{ width: 140 }}
            options={[
              { value: 'holiday', label: t.holiday },
              { value: 'workday', label: t.workday },
            ]}
            data-testid="calendar-kind"
          />
        </Form.Item>
        {kind === 'workday' && (
          <Form.Item name="followsWeekday" label={t.follows} rules={[{ required: true, message: t.needWeekday }]}>
            <Select
              style={{ width: 100 }}
              options={Object.entries(c.weekdays).map(([v, label]) => ({ value: Number(v), label }))}
            />
          </Form.Item>
        )}
        <Form.Item name="name" label={t.name} rules={[{ required: true, whitespace: true, message: t.needName }]}>
          <Input maxLength={30} placeholder={t.namePlaceholder} data-testid="calendar-name" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="calendar-set">
          {t.set}
        </Button>
      </Form>
      <ErrorNote error={save.error} />
    </div>
  )
}
