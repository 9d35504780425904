import { account, common } from '@jiuyi/phrases/console'
import { Button, Flex, Form, Input, QRCode, Typography } from 'antd'
import { useState } from 'react'
import { beginTotp, confirmTotp, removeTotp } from '../../api/identity.ts'
import { useText } from '../../language.tsx'
import { meKey } from '../../session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { StatusTag } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'

/** 两步验证: a code from the phone beside the password. */
export function TotpCard({ enabled }: { enabled: boolean }) {
  const t = useText(account)
  const c = useText(common)
  const [step, setStep] = useState<'idle' | 'enrol' | 'remove'>('idle')
  const touches = [[...meKey]]
  const begin = useSave({ save: () => beginTotp(), touches: [], say: false, done: () => setStep('enrol') })
  const confirm = useSave({ save: confirmTotp, touches, say: t.totpDone, done: () => setStep('idle') })
  const remove = useSave({ save: removeTotp, touches, say: t.totpRemoved, done: () => setStep('idle') })
  return (
    <div className="stack">
      <Flex gap={8} align="center">
        <StatusTag tone={enabled ? 'good' : 'warn'} word={enabled ? t.totpOn : t.totpOff} testid="totp-state" />
      </Flex>
      {step === 'idle' && !enabled && (
        <Button onClick={() => begin.mutate(undefined)} loading={begin.isPending} data-testid="totp-begin">
          {t.totpBegin}
        </Button>
      )}
      {step === 'idle' && enabled && (
        <Button danger onClick={() => setStep('remove')} data-testid="totp-remove">
          {t.totpRemove}
        </Button>
      )}
      <ErrorNote error={begin.error} />
      {step === 'enrol' && begin.data && (
        <Form layout="vertical" onFinish={({ code }: { code: string }) => confirm.mutate(code)}>
          <p>{t.totpScan}</p>
          <QRCode value={begin.data.otpauthUrl} size={180} />
          <p className="faint">
            {t.totpSecret}:{' '}
            <Typography.Text copyable code data-testid="totp-secret">
              {begin.data.secret}
            </Typography.Text>
          </p>
          <Form.Item
            name="code"
            label={t.totpCode}
            rules={[{ required: true, pattern: /^\d{6}$/, message: t.totpCode }]}
          >
            <Input
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              style={{ width: 140 }}
              className="num"
              autoFocus
              data-testid="totp-code"
            />
          </Form.Item>
          <div className="stack">
            <ErrorNote error={confirm.error} />
            <Flex gap={8}>
              <Button type="primary" htmlType="submit" loading={confirm.isPending} data-testid="totp-confirm">
                {t.totpConfirm}
              </Button>
              <Button onClick={() => setStep('idle')}>{c.cancel}</Button>
            </Flex>
          </div>
        </Form>
      )}
      {step === 'remove' && (
        <Form layout="vertical" onFinish={({ password }: { password: string }) => remove.mutate(password)}>
          <p>{t.totpRemoveHint}</p>
          <Form.Item name="password" label={t.old} rules={[{ required: true, message: t.old }]}>
            <Input.Password autoComplete="current-password" maxLength={100} autoFocus />
          </Form.Item>
          <div className="stack">
            <ErrorNote error={remove.error} />
            <Flex gap={8}>
              <Button danger type="primary" htmlType="submit" loading={remove.isPending}>
                {t.totpRemove}
              </Button>
              <Button onClick={() => setStep('idle')}>{c.cancel}</Button>
            </Flex>
          </div>
        </Form>
      )}
    </div>
  )
}
