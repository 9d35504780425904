import { FormControl, truthy } from './base.ts'

/** What switch, checkbox and radio share: a mark, a state, aria, and a tap that changes it. */
abstract class Toggle extends FormControl {
  on = false
  abstract marks: [on: string, off: string]
  abstract role_: string
  #mark = document.createElement('i')

  override start(): void {
    this.setAttribute('role', this.role_)
    this.prepend(this.#mark)
    this.set(this.flag('checked'))
    this.addEventListener('click', () => {
      if (!this.flag('disabled')) this.choose()
    })
  }
  override update(name: string, value: unknown): void {
    if (name === 'checked') this.set(truthy(value))
  }
  set(on: boolean): void {
    this.on = on
    this.setAttribute('aria-checked', String(on))
    this.#mark.textContent = this.marks[on ? 0 : 1]
  }
  abstract choose(): void
  override get formValue(): unknown {
    return this.on
  }
  override reset(): void {
    this.set(this.flag('checked'))
  }
}

export class SwitchControl extends Toggle {
  marks: [string, string] = ['[on]', '[off]']
  role_ = 'switch'
  override choose(): void {
    this.set(!this.on)
    this.fire('change', { value: this.on })
  }
}

export class CheckboxControl extends Toggle {
  marks: [string, string] = ['☑', '☐']
  role_ = 'checkbox'
  override choose(): void {
    this.set(!this.on)
    const group = this.closest<ChoiceGroup>('wx-checkbox-group')
    group?.fire('change', { value: group.formValue })
  }
}

export class RadioControl extends Toggle {
  marks: [string, string] = ['◉', '○']
  role_ = 'radio'
  override choose(): void {
    const group = this.closest<ChoiceGroup>('wx-radio-group')
    for (const radio of group?.querySelectorAll<RadioControl>('wx-radio') ?? []) radio.set(false)
    this.set(true)
    group?.fire('change', { value: group.formValue })
  }
}

/** The group is what a form reads and what fires change; its members only hold a value. */
export abstract class ChoiceGroup extends FormControl {
  members(): Toggle[] {
    return [...this.querySelectorAll<Toggle>('wx-checkbox, wx-radio')]
  }
  override reset(): void {
    for (const member of this.members()) member.reset()
  }
}

export class CheckboxGroup extends ChoiceGroup {
  override get formValue(): unknown[] {
    return this.members().flatMap((m) => (m.on ? [m.props['value']] : []))
  }
}

export class RadioGroup extends ChoiceGroup {
  override get formValue(): unknown {
    return this.members().find((m) => m.on)?.props['value'] ?? ''
  }
}
