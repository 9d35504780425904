import { fairness } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { addExemption, endExemption, listExemptions } from '../../api/fairness.ts'
import type { Exemption } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { useSave } from '../../ui/use-save.ts'

/** 豁免名单: who is never slowed, why and by whom; the hospital's own network is added here by any of its addresses. */
export function ExemptionsDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText(fairness)
  return (
    <DetailDrawer open={open} onClose={onClose} size={760} testid="exemptions-drawer" title={t.exemptions}>
      {open && <Exemptions />}
    </DetailDrawer>
  )
}

type Fields = { address: string; label: string; why: string }

function Exemptions() {
  const t = useText(fairness)
  const ref = useReference()
  const may = useMay('fairness.exempt')
  const [form] = Form.useForm<Fields>()
  const list = useQuery({ queryKey: ['fairness', 'exemptions'], queryFn: async () => (await listExemptions()).items })
  const add = useSave({
    save: (f: Fields) =>
      addExemption({ kind: 'network', address: f.address.trim(), label: f.label.trim(), why: f.why.trim() }),
    touches: [['fairness']],
    say: t.made,
    done: () => form.resetFields(),
  })
  const end = useSave({ save: endExemption, touches: [['fairness']], say: t.endedDone })
  const columns: Column<Exemption>[] = [
    { key: 'kind', title: t.exempt, text: (e) => t.kind[e.kind] },
    { key: 'label', title: t.label, text: (e) => e.label, render: (e) => <strong>{e.label}</strong> },
    { key: 'why', title: t.why, text: (e) => e.why },
    { key: 'subject', title: t.col.account, text: (e) => e.subject, exportOnly: true },
    { key: 'madeAt', title: t.madeAt, text: (e) => showInstant(e.madeAt, ref.timeZone) },
    {
      key: 'end',
      title: '',
      text: (e) => (e.endedAt ? t.ended : ''),
      render: (e) =>
        e.endedAt ? (
          t.ended
        ) : may ? (
          <Button size="small" loading={end.isPending} onClick={() => end.mutate(e.id)} data-testid={`end-${e.label}`}>
            {t.end}
          </Button>
        ) : null,
    },
  ]
  return (
    <div className="stack">
      {may && (
        <Form
          form={form}
          layout="vertical"
          className="card stack"
          onFinish={(f) => add.mutate(f)}
          data-testid="add-network"
        >
          <strong>{t.addNetwork}</strong>
          <Form.Item name="address" label={t.address} rules={[{ required: true, message: t.address }]}>
            <Input placeholder="10.20.30.1" maxLength={45} data-testid="address" />
          </Form.Item>
          <Form.Item name="label" label={t.label} rules={[{ required: true, message: t.labelHint }]}>
            <Input placeholder={t.labelHint} maxLength={60} data-testid="label" />
          </Form.Item>
          <Form.Item
            name="why"
            label={t.why}
            rules={[{ required: true, min: 2, message: t.why }]}
            initialValue={t.whys.wifi}
          >
            <Input maxLength={200} data-testid="why" />
          </Form.Item>
          <ErrorNote error={add.error} />
          <div>
            <Button type="primary" htmlType="submit" loading={add.isPending} data-testid="add">
              {t.add}
            </Button>
          </div>
        </Form>
      )}
      <ErrorNote error={end.error} />
      <DataTable
        testid="exemption-list"
        columns={columns}
        rows={list.data}
        rowKey={(e) => e.id}
        error={list.error}
        retry={() => void list.refetch()}
        empty={{ title: t.noExemptions }}
      />
      <div>
        <ExportMenu name={t.exemptions} columns={columns} all={async () => list.data ?? []} />
      </div>
    </div>
  )
}
