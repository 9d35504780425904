import { common, staff } from '@jiuyi/phrases/console'
import { Alert, Button, Typography } from 'antd'
import { useText } from '../../language.tsx'

/** Shown once, to be handed over in person. */
export function InitialPassword({
  loginName,
  value,
  onDone,
}: {
  loginName: string
  value: string
  onDone: () => void
}) {
  const t = useText(staff)
  const c = useText(common)
  return (
    <div className="stack">
      <Alert type="warning" showIcon title={t.initialOnce} />
      <dl className="facts">
        <dt>{t.fields.loginName}</dt>
        <dd className="strong">{loginName}</dd>
        <dt>{t.initial}</dt>
        <dd>
          <Typography.Text
            copyable={{ tooltips: [c.copy, c.copied] }}
            code
            className="initial-password"
            data-testid="initial-password"
          >
            {value}
          </Typography.Text>
        </dd>
      </dl>
      <Button type="primary" onClick={onDone}>
        {c.close}
      </Button>
    </div>
  )
}
