import { common, prices } from '@jiuyi/phrases/console'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { setPrice } from '../../api/directory.ts'
import type { Price } from '../../api/shapes.ts'
import { addDays } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { DayField } from '../../ui/fields.tsx'
import { readYuan } from '../../ui/money.ts'
import { MoneyText, StatusTag } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import type { PriceRow } from './price-rows.ts'

/** A new price from a day on; one that is only announced can still be corrected. */
export function PriceDrawer({ row, onClose }: { row: PriceRow | undefined; onClose: () => void }) {
  const t = useText(prices)
  const c = useText(common)
  const ref = useReference()
  return (
    <DetailDrawer
      open={!!row}
      onClose={onClose}
      title={row ? `${ref.campusName(row.campusId)} · ${c.feeLevel[row.feeLevel]}` : t.title}
      size={460}
      testid="price-drawer"
    >
      {row && <Editor key={row.key} row={row} onDone={onClose} />}
    </DetailDrawer>
  )
}

type Fields = { amount: string; validFrom: string }
function Editor({ row, onDone }: { row: PriceRow; onDone: () => void }) {
  const t = useText(prices)
  const c = useText(common)
  const { today } = useReference()
  const [form] = Form.useForm<Fields>()
  const [replaces, setReplaces] = useState<Price>()
  const save = useSave({
    save: (f: Fields) =>
      setPrice({
        campusId: row.campusId,
        feeLevel: row.feeLevel,
        amountFen: readYuan(f.amount) ?? 0,
        validFrom: f.validFrom,
        ...(replaces && replaces.validFrom === f.validFrom && { replaces: replaces.id }),
      }),
    touches: [['prices'], ['availability'], ['periods']],
    done: onDone,
  })
  const state = (p: Price) => (p.validFrom > today ? 'coming' : !p.validTo || p.validTo >= today ? 'now' : 'past')
  return (
    <div className="stack">
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ validFrom: addDays(today, 1) }}
        onFinish={(f) => save.mutate(f)}
      >
        <div className="two">
          <Form.Item
            name="amount"
            label={t.amount}
            rules={[
              {
                validator: async (_, v?: string) => {
                  if (readYuan(v ?? '') === undefined) throw new Error(t.badAmount)
                },
              },
            ]}
            validateTrigger="onBlur"
          >
            <Input prefix="¥" inputMode="decimal" className="num" autoFocus data-testid="price-amount" />
          </Form.Item>
          <Form.Item name="validFrom" label={t.validFrom} rules={[{ required: true, message: t.needDay }]}>
            <DayField min={today} clear={false} label={t.validFrom} testid="price-from" />
          </Form.Item>
        </div>
        <div className="stack">
          <Alert type="info" title={t.effect} />
          <ErrorNote error={save.error} />
          <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="price-save">
            {replaces ? t.replace : t.set}
          </Button>
        </div>
      </Form>
      <h2 className="section-title">{t.history}</h2>
      <ul className="preview-list">
        {row.history.map((p) => (
          <li key={p.id}>
            <StatusTag
              tone={state(p) === 'now' ? 'good' : state(p) === 'coming' ? 'busy' : 'faint'}
              word={t[state(p)]}
            />
            <MoneyText fen={p.amountFen} strong />
            <span className="faint num">{p.validTo ? t.range(p.validFrom, p.validTo) : t.from(p.validFrom)}</span>
            {state(p) === 'coming' && (
              <Button
                size="small"
                type="link"
                onClick={() => {
                  setReplaces(p)
                  form.setFieldsValue({ amount: (p.amountFen / 100).toFixed(2), validFrom: p.validFrom })
                }}
              >
                {c.edit}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
