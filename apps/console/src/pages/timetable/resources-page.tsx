import { change, common } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { createResource, listResources, listResourceUses, updateResource } from '../../api/change.ts'
import type { Resource } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { AppointmentTag, StatusTag } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useSave } from '../../ui/use-save.ts'
import { useUrlState } from '../../ui/use-url-state.ts'

/** 诊室与设备: what numbers may occupy besides their doctor, and who occupies it on a day. */
export function Page() {
  const t = useText(change).resources
  const { get, set } = useUrlState()
  const mayWrite = useMay('timetable.write')
  const list = useQuery({ queryKey: ['resources'], queryFn: listResources })
  const open = get('resource')
  useKeys({ r: () => void list.refetch() })
  const columns: Column<Resource>[] = [
    { key: 'kind', title: t.col.kind, text: (r) => t.kinds[r.kind] },
    { key: 'name', title: t.col.name, text: (r) => r.name, render: (r) => <strong>{r.name}</strong> },
    { key: 'capacity', title: t.col.capacity, text: (r) => t.places(r.capacity) },
    {
      key: 'state',
      title: t.col.state,
      text: (r) => (r.active ? t.active : t.retired),
      render: (r) => <StatusTag tone={r.active ? 'good' : 'faint'} word={r.active ? t.active : t.retired} />,
    },
  ]
  const shown = list.data?.items.find((r) => r.id === open)
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <ExportMenu name={t.fileName} columns={columns} all={async () => list.data?.items ?? []} />
            {mayWrite && (
              <Button
                type="primary"
                onClick={() => set({ resource: 'new' }, { push: true })}
                data-testid="new-resource"
              >
                {t.add}
              </Button>
            )}
          </>
        }
      >
        <span className="faint">{t.hint}</span>
      </PageHeader>
      <DataTable
        testid="resources"
        columns={columns}
        rows={list.data?.items}
        rowKey={(r) => r.id}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(r) => set({ resource: r.id }, { push: true })}
        openKey={open}
        empty={{ title: t.none, hint: t.noneHint }}
      />
      <DetailDrawer
        open={!!open && (open === 'new' || !!shown)}
        onClose={() => set({ resource: undefined })}
        title={open === 'new' ? t.add : t.edit}
        testid="resource-drawer"
      >
        <div className="stack">
          <Editor key={open} resource={shown} mayWrite={mayWrite} onDone={() => set({ resource: undefined })} />
          {shown && <Uses resource={shown} />}
        </div>
      </DetailDrawer>
    </>
  )
}

type Fields = { kind: Resource['kind']; name: string; capacity: number }
function Editor({
  resource,
  mayWrite,
  onDone,
}: {
  resource: Resource | undefined
  mayWrite: boolean
  onDone: () => void
}) {
  const t = useText(change).resources
  const c = useText(common)
  const touches = [['resources']]
  const save = useSave({
    save: ({ kind, name, capacity }: Fields) =>
      resource ? updateResource(resource.id, { name, capacity }) : createResource({ kind, name, capacity }),
    touches,
    done: onDone,
  })
  const retire = useSave({ save: (active: boolean) => updateResource(resource!.id, { active }), touches, done: onDone })
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      disabled={!mayWrite}
      initialValues={resource ?? { kind: 'room', capacity: 1 }}
      onFinish={(f) => save.mutate(f)}
    >
      <Form.Item name="kind" label={t.kind}>
        <Select
          disabled={!!resource || !mayWrite}
          options={Object.entries(t.kinds).map(([value, label]) => ({ value, label }))}
          data-testid="resource-kind"
        />
      </Form.Item>
      <Form.Item name="name" label={t.name} rules={[{ required: true, whitespace: true, message: c.required }]}>
        <Input maxLength={40} data-testid="resource-name" />
      </Form.Item>
      <Form.Item name="capacity" label={t.capacity} extra={t.capacityHint}>
        <InputNumber min={1} max={99} precision={0} data-testid="resource-capacity" />
      </Form.Item>
      <ErrorNote error={save.error ?? retire.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="resource-save">
        {c.save}
      </Button>{' '}
      {resource && (
        <Button
          danger={resource.active}
          loading={retire.isPending}
          onClick={() => retire.mutate(!resource.active)}
          data-testid="resource-retire"
        >
          {resource.active ? t.retire : t.revive}
        </Button>
      )}
    </Form>
  )
}

function Uses({ resource }: { resource: Resource }) {
  const t = useText(change).resources
  const ref = useReference()
  const [on, setOn] = useState(ref.today)
  const uses = useQuery({
    queryKey: ['resource-uses', resource.id, on],
    queryFn: () => listResourceUses(resource.id, on),
  })
  return (
    <section className="card stack" aria-label={t.uses}>
      <h2 className="section-title">{t.uses}</h2>
      <DayField value={on} onChange={(d) => d && setOn(d)} label={t.usesOn} clear={false} testid="uses-on" />
      <ErrorNote error={uses.error} retry={() => void uses.refetch()} />
      {uses.isPending && <LoadingState rows={2} />}
      {uses.data?.items.length === 0 && <EmptyState title={t.noUses} />}
      <ul className="preview-list" data-testid="uses">
        {uses.data?.items.map((u) => (
          <li key={u.appointmentId} className="num">
            {showInstant(u.from, ref.timeZone).slice(-5)}–{showInstant(u.to, ref.timeZone).slice(-5)} · {u.serial}{' '}
            <AppointmentTag status={u.status as 'booked'} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** For templates and single days: what each number occupies. */
export function ResourcePicker({
  value,
  onChange,
  disabled,
}: {
  value?: string[]
  onChange?: (ids: string[]) => void
  disabled?: boolean | undefined
}) {
  const t = useText(change).resources
  const list = useQuery({ queryKey: ['resources'], queryFn: listResources, staleTime: 60_000 })
  return (
    <Select
      mode="multiple"
      value={value ?? []}
      onChange={onChange}
      disabled={disabled}
      maxCount={8}
      aria-label={t.pick}
      placeholder={t.pick}
      options={(list.data?.items ?? [])
        .filter((r) => r.active || value?.includes(r.id))
        .map((r) => ({ value: r.id, label: `${t.kinds[r.kind]} ${r.name}` }))}
      data-testid="resource-picker"
    />
  )
}
