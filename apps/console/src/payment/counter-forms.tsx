import { payment } from '@jiuyi/phrases/console'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { type DeskPayment, takeDeskPayment } from '../api/appointments.ts'
import type { Appointment } from '../api/shapes.ts'
import { useText } from '../language.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { readYuan, showFen } from '../ui/money.ts'
import { useSave } from '../ui/use-save.ts'

type Props = { appointment: Appointment; onPaid: () => void }
const useTake = ({ appointment, onPaid }: Props) =>
  useSave({
    save: (body: DeskPayment) => takeDeskPayment(appointment.id, body),
    touches: [['appointments'], ['order', appointment.id], ['history', appointment.id]],
    say: false,
    done: onPaid,
  })

/** 现金: what was handed over is only there to work out the change. */
export function CashForm(p: Props) {
  const t = useText(payment)
  const take = useTake(p)
  const due = p.appointment.feeFen
  const [text, setText] = useState('')
  const received = text.trim() ? readYuan(text) : due
  const short = received === undefined || received < due
  return (
    <Form layout="vertical" onFinish={() => !short && take.mutate({ channel: 'cash' })} className="stack">
      <Form.Item
        label={t.received}
        htmlFor="cash-received"
        validateStatus={short ? 'error' : undefined}
        help={short ? t.notEnough : received > due ? `${t.change} ${showFen(received - due)}` : undefined}
        style={{ marginBottom: 0 }}
      >
        <Input
          id="cash-received"
          data-testid="cash-received"
          inputMode="decimal"
          value={text}
          placeholder={(due / 100).toFixed(2)}
          onChange={(e) => setText(e.target.value)}
          autoFocus
          prefix="¥"
        />
      </Form.Item>
      <ErrorNote error={take.error} />
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={take.isPending}
        disabled={short}
        data-testid="pay-submit"
      >
        {t.take(showFen(due))}
      </Button>
    </Form>
  )
}

/** 刷卡: the slip's reference ties the day's money to the terminal. */
export function CardForm(p: Props) {
  const t = useText(payment)
  const take = useTake(p)
  return (
    <Form
      layout="vertical"
      onFinish={({ reference }: { reference: string }) =>
        take.mutate({ channel: 'card_terminal', reference: reference.trim() })
      }
      className="stack"
    >
      <Form.Item
        name="reference"
        label={t.reference}
        extra={t.referenceHint}
        rules={[{ required: true, whitespace: true, message: t.needReference }]}
        style={{ marginBottom: 0 }}
      >
        <Input data-testid="card-reference" maxLength={60} autoFocus />
      </Form.Item>
      <ErrorNote error={take.error} />
      <Button type="primary" size="large" block htmlType="submit" loading={take.isPending} data-testid="pay-submit">
        {t.take(showFen(p.appointment.feeFen))}
      </Button>
    </Form>
  )
}
