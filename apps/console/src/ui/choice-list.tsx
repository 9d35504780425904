import { type KeyboardEvent, type ReactNode, useRef } from 'react'

export type Choice = {
  key: string
  label: ReactNode
  disabled?: boolean
  tone?: string
  testid?: string
  name?: string
}
type Props = {
  /** Unlike for every content, so that the cursor is not put into a list that is about to go. */
  id: string
  testid: string
  label: string
  choices: Choice[]
  value: string | undefined
  onChoose: (key: string) => void
  className?: string
}

/** One of several, by mouse or by keyboard: arrows move, Enter or Space takes it. A screen reader hears a group of radio buttons. */
export function ChoiceList({ id, testid, label, choices, value, onChoose, className }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const open = choices.filter((c) => !c.disabled)
  const home = open.find((c) => c.key === value) ?? open[0]
  const press = (e: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key]
    if (!step && e.key !== 'Home' && e.key !== 'End') return
    e.preventDefault()
    const buttons = [...(box.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])]
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const to =
      e.key === 'Home' ? 0 : e.key === 'End' ? buttons.length - 1 : (here + step! + buttons.length) % buttons.length
    buttons[to]?.focus()
  }
  return (
    <div
      ref={box}
      id={id}
      role="radiogroup"
      aria-label={label}
      className={`choices ${className ?? ''}`}
      onKeyDown={press}
      data-testid={testid}
    >
      {choices.map((c) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot hold the layout, and arrow keys must not choose by themselves here
        <button
          type="button"
          role="radio"
          key={c.key}
          aria-checked={c.key === value}
          aria-label={c.name}
          disabled={c.disabled}
          tabIndex={c.key === home?.key ? 0 : -1}
          className={`choice ${c.key === value ? 'chosen' : ''} ${c.tone ?? ''}`}
          onClick={() => onChoose(c.key)}
          data-testid={c.testid}
          data-key={c.key}
        >
          {c.label}
        </button>
      ))}
    </div>
  )
}
/**
 * Moves the cursor into a list of choices, or to the first field of a part of the page; waits a while for it to appear, unless the person
 * has gone elsewhere by then.
 */
export const focusInto = (id: string): void => {
  const before = document.activeElement
  const until = performance.now() + 3000
  const go = () => {
    const at = document.getElementById(id)
    const target = at?.matches('input, button, textarea')
      ? at
      : at?.querySelector<HTMLElement>('[tabindex="0"], input, button:not(:disabled), textarea')
    if (target) return target.focus()
    const elsewhere = document.activeElement !== before && document.activeElement !== document.body
    if (!elsewhere && performance.now() < until) setTimeout(go, 40)
  }
  requestAnimationFrame(go)
}
