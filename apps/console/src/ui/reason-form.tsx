import { common } from '@jiuyi/phrases/console'
import { Alert, Button, Flex, Form, Input } from 'antd'
import { useState } from 'react'
import { useText } from '../language.tsx'
import { ErrorNote } from './error-note.tsx'

type Props = {
  id: string
  label: string
  effect: string
  suggestions: string[]
  action: string
  danger?: boolean
  busy: boolean
  error: unknown
  onSubmit: (reason: string) => void
  onCancel: () => void
}

/** A step that cannot be taken back: one sentence on what will happen, and a reason. In place, never a dialog over a drawer. */
export function ReasonForm(p: Props) {
  const c = useText(common)
  const [reason, setReason] = useState(p.suggestions[0] ?? '')
  return (
    <Form
      layout="vertical"
      className="card stack"
      onFinish={() => reason.trim() && p.onSubmit(reason.trim())}
      data-testid={p.id}
    >
      <Alert type="warning" title={p.effect} />
      <Flex gap={6} wrap>
        {p.suggestions.map((s) => (
          <Button key={s} size="small" onClick={() => setReason(s)}>
            {s}
          </Button>
        ))}
      </Flex>
      <Form.Item label={p.label} htmlFor={`${p.id}-reason`} required style={{ marginBottom: 0 }}>
        <Input
          id={`${p.id}-reason`}
          data-testid={`${p.id}-reason`}
          value={reason}
          maxLength={60}
          onChange={(e) => setReason(e.target.value)}
          autoFocus
        />
      </Form.Item>
      <ErrorNote error={p.error} />
      <Flex gap={8}>
        <Button
          type="primary"
          danger={p.danger}
          htmlType="submit"
          loading={p.busy}
          disabled={!reason.trim()}
          data-testid={`${p.id}-submit`}
        >
          {p.action}
        </Button>
        <Button onClick={p.onCancel}>{c.back}</Button>
      </Flex>
    </Form>
  )
}
