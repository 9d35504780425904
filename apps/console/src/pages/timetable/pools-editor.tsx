import { planning } from '@jiuyi/phrases/console'
import { Flex, InputNumber } from 'antd'
import type { PoolShares } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { poolNames, poolSum, poolsFit, usualPools } from './periods.ts'

/** 号源分配: the shares of the channels, together a hundred. */
export function PoolsEditor({
  id,
  value = usualPools,
  onChange,
  disabled,
}: {
  id?: string
  value?: PoolShares
  onChange?: (p: PoolShares) => void
  disabled?: boolean
}) {
  const t = useText(planning).pools
  const sum = poolSum(value)
  return (
    <Flex id={id} gap={10} wrap align="center" data-testid="pools-editor">
      {poolNames.map((name) => (
        <span key={name}>
          {t[name]}{' '}
          <InputNumber
            size="small"
            min={0}
            max={100}
            precision={0}
            disabled={disabled}
            value={value[name]}
            onChange={(n) => onChange?.({ ...value, [name]: n ?? 0 })}
            style={{ width: 64 }}
            aria-label={t[name]}
          />
        </span>
      ))}
      {poolsFit(value) ? (
        <span className="faint num">{t.sum(sum)}</span>
      ) : (
        <span className="bad" role="alert">
          {t.wrong(sum)}
        </span>
      )}
    </Flex>
  )
}
