import { openDialog } from '../chrome.ts'
import { Base, FormControl } from './base.ts'

const accept = { value: 'ok', text: '确定' }
const refuse = { value: 'cancel', text: '取消' }

/** picker opens a sheet of WeChat's own; here it is the lab's dialog with native selects, so a test can choose. */
export class PickerElement extends FormControl {
  override start(): void {
    this.addEventListener('click', () => {
      if (!this.flag('disabled')) this.#open()
    })
  }

  #label(item: unknown): string {
    const key = String(this.props['range-key'] ?? '')
    return String(key && item && typeof item === 'object' ? (item as Record<string, unknown>)[key] : item)
  }

  #select(items: unknown[], chosen: number, column: number): HTMLSelectElement {
    const select = document.createElement('select')
    items.forEach((item, i) => {
      select.append(new Option(this.#label(item), String(i), i === chosen, i === chosen))
    })
    select.onchange = () => this.fire('columnchange', { column, value: Number(select.value) })
    return select
  }

  #open(): void {
    const mode = String(this.props['mode'] ?? 'selector')
    const value = this.props['value']
    const range = (this.props['range'] as unknown[] | undefined) ?? []
    if (mode === 'date' || mode === 'time') {
      const input = document.createElement('input')
      input.type = mode
      input.value = String(value ?? '')
      this.#ask([input], () => input.value)
    } else if (mode === 'multiSelector') {
      const chosen = (value as number[] | undefined) ?? []
      const columns = range.map((items, i) => this.#select(items as unknown[], chosen[i] ?? 0, i))
      this.#ask(columns, () => columns.map((c) => Number(c.value)))
    } else if (mode === 'region') {
      const parts = [0, 1, 2].map((i) => {
        const input = document.createElement('input')
        input.value = (value as string[] | undefined)?.[i] ?? ''
        return input
      })
      this.#ask(parts, () => parts.map((p) => p.value))
    } else {
      // A single list: one tap chooses. WeChat reports the index as text.
      openDialog(
        [],
        range.map((item, i) => ({ value: String(i), text: this.#label(item) })),
        (v) => this.#changed(v),
      )
    }
  }

  #ask(content: Element[], read: () => unknown): void {
    openDialog(content, [refuse, accept], (v) => {
      if (v === 'ok') this.#changed(read())
      else this.fire('cancel', {})
    })
  }

  #changed(value: unknown): void {
    this.props['value'] = value
    this.fire('change', { value })
  }

  override get formValue(): unknown {
    return this.props['value'] ?? ''
  }
  override reset(): void {
    this.props['value'] = ''
  }
}

/** picker-view is turned by finger; a test turns it with select(). */
export class PickerViewElement extends Base {
  select(value: number[]): void {
    this.fire('change', { value })
  }
}
