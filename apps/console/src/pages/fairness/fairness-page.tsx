import { fairness } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { listSlowedHours } from '../../api/fairness.ts'
import type { SlowedHour, SlowedReason } from '../../api/shapes.ts'
import { addDays, showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { ExemptionsDrawer } from './exemptions-drawer.tsx'
import { SubjectsDrawer } from './subjects-drawer.tsx'

const keyOf = (h: SlowedHour) => `${h.hour} ${h.departmentId} ${h.reason}`

/** 公平报告: what was slowed in a rush and why; every figure opens who it was, as codes. */
export function Page() {
  const t = useText(fairness)
  const ref = useReference()
  const { get, set } = useUrlState()
  const { message } = App.useApp()
  const [code, setCode] = useState('')
  const to = get('to') ?? ref.today
  const from = get('from') ?? addDays(to, -6)
  const reason = get('reason') as SlowedReason | undefined
  const open = get('row')
  const list = useQuery({
    queryKey: ['fairness', from, to, reason],
    queryFn: async () => (await listSlowedHours({ from, to, ...(reason && { reason }) })).items,
    refetchInterval: 30_000,
  })
  const columns: Column<SlowedHour>[] = [
    { key: 'hour', title: t.col.hour, text: (h) => showInstant(h.hour, ref.timeZone) },
    { key: 'department', title: t.col.department, text: (h) => ref.department(h.departmentId)?.name ?? h.departmentId },
    { key: 'reason', title: t.col.reason, text: (h) => t.reasons[h.reason] },
    { key: 'requests', title: t.col.requests, text: (h) => h.requests, align: 'right' },
    { key: 'people', title: t.col.people, text: (h) => h.people, align: 'right' },
    { key: 'got', title: t.col.got, text: (h) => h.got, align: 'right' },
  ]
  useKeys({ r: () => void list.refetch() })
  const chosen = list.data?.find((h) => keyOf(h) === open)
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <Button
              onClick={() => set({ exemptions: '1', row: undefined, code: undefined }, { push: true })}
              data-testid="exemptions"
            >
              {t.exemptions}
            </Button>
            <ExportMenu name={t.title} columns={columns} all={async () => list.data ?? []} />
          </>
        }
      >
        <DayField value={from} onChange={(v) => set({ from: v })} max={to} label={t.from} testid="from" clear={false} />
        <DayField
          value={to}
          onChange={(v) => set({ to: v })}
          min={from}
          max={ref.today}
          label={t.to}
          testid="to"
          clear={false}
        />
        <Select
          allowClear
          placeholder={t.reason}
          aria-label={t.reason}
          style={{ width: 190 }}
          value={reason}
          onChange={(v) => set({ reason: v })}
          options={Object.entries(t.reasons).map(([value, label]) => ({ value, label }))}
        />
        <Input.Search
          placeholder={t.code}
          aria-label={t.codeHint}
          style={{ width: 160 }}
          maxLength={16}
          value={code}
          onChange={(e) => setCode(e.target.value)}
          onSearch={(v) => {
            if (/^[\w-]{4,16}$/.test(v.trim()))
              set({ code: v.trim(), row: undefined, exemptions: undefined }, { push: true })
            else if (v.trim()) message.warning(t.codeWrong)
          }}
          data-testid="code"
        />
      </PageHeader>
      <p className="faint" style={{ margin: '0 0 12px' }}>
        {t.hint}
      </p>
      <DataTable
        testid="fairness"
        columns={columns}
        rows={list.data}
        rowKey={keyOf}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(h) => set({ row: keyOf(h), code: undefined, exemptions: undefined }, { push: true })}
        {...(open && { openKey: open })}
        empty={{ title: t.none, hint: t.noneHint }}
      />
      <SubjectsDrawer
        {...(chosen && { hour: chosen })}
        {...(get('code') && { code: get('code') })}
        range={{ from, to }}
        onClose={() => set({ row: undefined, code: undefined })}
      />
      <ExemptionsDrawer open={get('exemptions') === '1'} onClose={() => set({ exemptions: undefined })} />
    </>
  )
}
