import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { planning } from '@jiuyi/phrases/console'
import { Button, Flex, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { HalfDay, Period } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { allFault, capacityOf, generatePeriods, longestMinutes, periodFaults, readTime, usualHours } from './periods.ts'

type Props = { id?: string; value?: Period[]; onChange?: (p: Period[]) => void; half: HalfDay; disabled?: boolean }

/** 时段: made by rule, then corrected line by line. */
export function PeriodsEditor({ id, value = [], onChange, half, disabled }: Props) {
  const t = useText(planning).periods
  const faults = periodFaults(value, half)
  const change = (i: number, part: Partial<Period>) =>
    onChange?.(value.map((p, n) => (n === i ? { ...p, ...part } : p)))
  const last = value.at(-1)
  const add = () => {
    const next = last
      ? generatePeriods({ from: last.to, to: '23:59', minutes: 30, capacity: last.capacity })[0]
      : generatePeriods({ ...usualHours[half], minutes: 30, capacity: 5 })[0]
    if (next) onChange?.([...value, next])
  }
  return (
    <div id={id} className="periods-editor" data-testid="periods-editor">
      {!disabled && <Generator half={half} onMake={(p) => onChange?.(p)} />}
      {value.length === 0 ? (
        <div className="faint">{t.none}</div>
      ) : (
        <table aria-label={t.list}>
          <thead>
            <tr>
              <th>{t.start}</th>
              <th>{t.end}</th>
              <th>{t.count}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {value.map((p, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a period is its place in the list
              <tr key={i}>
                <td>
                  <TimeField
                    label={`${t.start} ${i + 1}`}
                    value={p.from}
                    disabled={disabled}
                    onChange={(from) => change(i, { from })}
                    bad={!!faults[i] && faults[i] !== 'capacity'}
                  />
                </td>
                <td>
                  <TimeField
                    label={`${t.end} ${i + 1}`}
                    value={p.to}
                    disabled={disabled}
                    onChange={(to) => change(i, { to })}
                    bad={!!faults[i] && faults[i] !== 'capacity'}
                  />
                </td>
                <td>
                  <InputNumber
                    size="small"
                    min={0}
                    max={200}
                    precision={0}
                    value={p.capacity}
                    disabled={disabled}
                    onChange={(n) => change(i, { capacity: n ?? 0 })}
                    aria-label={`${t.count} ${i + 1}`}
                    style={{ width: 72 }}
                  />
                </td>
                <td className="nowrap">
                  {!disabled && (
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t.removeRow(i + 1)}
                      onClick={() => onChange?.(value.filter((_, n) => n !== i))}
                    />
                  )}
                  {faults[i] && (
                    <span className="bad" role="alert">
                      {t.faults[faults[i]]}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Flex gap={12} align="center">
        {!disabled && (
          <Button size="small" icon={<PlusOutlined />} onClick={add}>
            {t.addRow}
          </Button>
        )}
        <strong className="num" data-testid="periods-total">
          {t.total(capacityOf(value), value.length)}
        </strong>
      </Flex>
    </div>
  )
}
export const useFaultText = () => {
  const t = useText(planning).periods.faults
  return (periods: Period[], half: HalfDay): string | undefined => {
    const fault = allFault(periods, half)
    return fault && t[fault]
  }
}

function Generator({ half, onMake }: { half: HalfDay; onMake: (p: Period[]) => void }) {
  const t = useText(planning).periods
  const [own, setOwn] = useState<{ from?: string; to?: string }>({})
  const [minutes, setMinutes] = useState(30)
  const [capacity, setCapacity] = useState(5)
  const [wrong, setWrong] = useState(false)
  const { from, to } = { ...usualHours[half], ...own }
  const make = () => {
    const made = generatePeriods({ from, to, minutes, capacity })
    setWrong(made.length === 0)
    if (made.length) onMake(made)
  }
  return (
    <Flex gap={8} wrap align="center" className="generator">
      <span>{t.from}</span>
      <TimeField label={t.from} value={from} onChange={(v) => setOwn({ ...own, from: v })} testid="generate-from" />
      <span>{t.to}</span>
      <TimeField label={t.to} value={to} onChange={(v) => setOwn({ ...own, to: v })} testid="generate-to" />
      <span>{t.minutes}</span>
      <InputNumber
        size="small"
        min={1}
        max={longestMinutes}
        precision={0}
        value={minutes}
        onChange={(n) => setMinutes(n ?? 30)}
        aria-label={t.minutes}
        style={{ width: 64 }}
        data-testid="generate-minutes"
      />
      <span>{t.each}</span>
      <InputNumber
        size="small"
        min={0}
        max={200}
        precision={0}
        value={capacity}
        onChange={(n) => setCapacity(n ?? 0)}
        aria-label={t.each}
        style={{ width: 64 }}
        data-testid="generate-capacity"
      />
      <Button size="small" type="primary" ghost onClick={make} data-testid="generate">
        {t.make}
      </Button>
      {wrong && (
        <span className="bad" role="alert">
          {t.faults.whole}
        </span>
      )}
    </Flex>
  )
}

function TimeField({
  value,
  onChange,
  label,
  bad,
  disabled,
  testid,
}: {
  value: string
  onChange: (v: string) => void
  label: string
  bad?: boolean
  disabled?: boolean
  testid?: string
}) {
  return (
    <Input
      size="small"
      className="num"
      value={value}
      disabled={disabled}
      maxLength={5}
      status={bad ? 'error' : undefined}
      onChange={(e) => onChange(e.target.value)}
      onBlur={(e) => onChange(readTime(e.target.value) ?? e.target.value)}
      aria-label={label}
      style={{ width: 68 }}
      data-testid={testid}
    />
  )
}
