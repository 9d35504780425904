import { PlusOutlined } from '@ant-design/icons'
import { common, suspensions } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router-dom'
import type { SuspensionProgress } from '../../api/shapes.ts'
import { listSuspensions } from '../../api/suspensions.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag, type Tone } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useClinicText } from './clinic-text.ts'

const stateOf = (s: SuspensionProgress) => (s.liftedAt ? 'lifted' : s.open > 0 ? 'running' : 'finished')
const tones: Record<ReturnType<typeof stateOf>, Tone> = { running: 'warn', finished: 'good', lifted: 'faint' }

/** 停诊: what was suspended and how far each has come, newest first. */
export function Page() {
  const t = useText(suspensions)
  const c = useText(common)
  const ref = useReference()
  const go = useNavigate()
  const mayWrite = useMay('timetable.write')
  const clinicText = useClinicText()
  const list = useQuery({ queryKey: ['suspensions'], queryFn: listSuspensions, refetchInterval: 10_000 })
  const what = (s: SuspensionProgress) =>
    s.schedules[0]
      ? `${clinicText(s.schedules[0])}${s.schedules.length > 1 ? ` · ${t.sessions(s.schedules.length)}` : ''}`
      : c.unknown
  const columns: Column<SuspensionProgress>[] = [
    { key: 'createdAt', title: t.col.createdAt, text: (s) => showInstant(s.createdAt, ref.timeZone) },
    { key: 'what', title: t.col.what, text: what, render: (s) => <strong>{what(s)}</strong> },
    { key: 'reason', title: t.col.reason, text: (s) => s.reason },
    { key: 'affected', title: t.col.affected, text: (s) => s.affected, align: 'right' },
    { key: 'toCall', title: t.col.toCall, text: (s) => s.toCall, align: 'right' },
    { key: 'open', title: t.col.open, text: (s) => s.open, align: 'right' },
    { key: 'done', title: t.col.done, text: (s) => s.affected - s.open, align: 'right' },
    {
      key: 'state',
      title: t.col.state,
      text: (s) => t.state[stateOf(s)],
      render: (s) => <StatusTag tone={tones[stateOf(s)]} word={t.state[stateOf(s)]} />,
    },
  ]
  useKeys({ r: () => void list.refetch(), n: () => mayWrite && void go(path.newSuspension()) })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <ExportMenu name={t.title} columns={columns} all={async () => (await listSuspensions()).items} />
            {mayWrite && (
              <Link to={path.newSuspension()}>
                <Button type="primary" icon={<PlusOutlined />} data-testid="new-suspension">
                  {t.newOne}
                </Button>
              </Link>
            )}
          </>
        }
      />
      <DataTable
        testid="suspensions"
        columns={columns}
        rows={list.data?.items}
        rowKey={(s) => s.id}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(s) => void go(path.suspension(s.id))}
        empty={{ title: t.none, hint: t.noneHint }}
      />
    </>
  )
}
