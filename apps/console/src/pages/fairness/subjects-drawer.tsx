import { fairness } from '@jiuyi/phrases/console'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Alert, Button, Flex } from 'antd'
import { useState } from 'react'
import { addExemption, listSlowedSubjects, type NewExemption } from '../../api/fairness.ts'
import type { SlowedHour, SlowedSubject } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { collectAll } from '../../ui/collect.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { ReasonForm } from '../../ui/reason-form.tsx'
import { StatusTag } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'

type Props = { hour?: SlowedHour; code?: string | undefined; range: { from: string; to: string }; onClose: () => void }
const keyOf = (s: SlowedSubject) => `${s.account} ${s.device} ${s.network}`

/** Who is behind a figure, or a check code: codes only, and what to do for those the hospital knows. */
export function SubjectsDrawer({ hour, code, range, onClose }: Props) {
  const t = useText(fairness)
  return (
    <DetailDrawer open={!!hour || !!code} onClose={onClose} size={860} testid="subjects-drawer" title={t.who}>
      {(hour || code) && <Subjects key={code ?? hour?.hour} hour={hour} code={code} range={range} />}
    </DetailDrawer>
  )
}

function Subjects({
  hour,
  code,
  range,
}: {
  hour: SlowedHour | undefined
  code: string | undefined
  range: Props['range']
}) {
  const t = useText(fairness)
  const ref = useReference()
  const may = useMay('fairness.exempt')
  const [chosen, setChosen] = useState<{ kind: NewExemption['kind']; subject: string }>()
  const query = {
    ...range,
    ...(hour && { hour: hour.hour, departmentId: hour.departmentId, reason: hour.reason }),
    ...(code && { code }),
  }
  const fetchPage = (cursor: string | undefined) => listSlowedSubjects({ ...query, ...(cursor && { cursor }) })
  const list = useInfiniteQuery({
    queryKey: ['fairness', 'subjects', query],
    queryFn: ({ pageParam }) => fetchPage(pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (p) => p.next,
  })
  const save = useSave({
    save: (why: string) => addExemption({ ...(chosen as NonNullable<typeof chosen>), label: why, why }),
    touches: [['fairness']],
    say: t.made,
    done: () => setChosen(undefined),
  })
  // As many characters as a check code has; the whole code is in the export, and nothing is cut off at the right.
  const code_ = (text: string) => (
    <span className="num" title={text}>
      {text.slice(0, 8) || '–'}
    </span>
  )
  const columns: Column<SlowedSubject>[] = [
    { key: 'account', title: t.col.account, text: (s) => s.account, render: (s) => code_(s.account) },
    { key: 'device', title: t.col.device, text: (s) => s.device, render: (s) => code_(s.device) },
    { key: 'network', title: t.col.network, text: (s) => s.network, render: (s) => code_(s.network) },
    { key: 'reasons', title: t.col.reasons, text: (s) => s.reasons.map((r) => t.reasons[r]).join('、') },
    { key: 'requests', title: t.col.requests, text: (s) => s.requests, align: 'right' },
    { key: 'got', title: t.col.got, text: (s) => s.got, align: 'right' },
    { key: 'lastAt', title: t.col.lastAt, text: (s) => showInstant(s.lastAt, ref.timeZone, true) },
    {
      key: 'exempt',
      title: t.col.exempt,
      text: (s) => (s.exempt ? t.exempted : ''),
      render: (s) => (s.exempt ? <StatusTag tone="good" word={t.exempted} testid="exempted" /> : null),
    },
  ]
  const rows = list.data?.pages.flatMap((p) => p.items)
  const [openKey, setOpenKey] = useState<string>()
  const row = rows?.find((s) => keyOf(s) === openKey)
  const button = (kind: NewExemption['kind'], subject: string, text: string) =>
    subject && (
      <Button onClick={() => setChosen({ kind, subject })} data-testid={`exempt-${kind}`}>
        {text}
      </Button>
    )
  return (
    <div className="stack">
      {hour && <Alert type="info" title={`${t.reasons[hour.reason]}：${t.meaning[hour.reason]}`} />}
      {row && may && !row.exempt && !chosen && (
        <Flex gap={8} wrap>
          {button('account', row.account, t.exemptAccount)}
          {button('device', row.device, t.exemptDevice)}
          {button('network', row.network, t.exemptNetwork)}
        </Flex>
      )}
      {chosen && (
        <ReasonForm
          id="exempt"
          label={t.why}
          effect={t.exemptEffect}
          suggestions={Object.values(t.whys)}
          action={t.exempt}
          busy={save.isPending}
          error={save.error}
          onSubmit={(why) => save.mutate(why)}
          onCancel={() => setChosen(undefined)}
        />
      )}
      <DataTable
        testid="subjects"
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(s) => setOpenKey(keyOf(s))}
        {...(openKey && { openKey })}
        more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
        empty={code ? { title: t.noCode(code), hint: t.noCodeHint } : { title: t.none }}
      />
      <div>
        <ExportMenu name={t.who} columns={columns} all={(o) => collectAll(fetchPage, o)} />
      </div>
    </div>
  )
}
