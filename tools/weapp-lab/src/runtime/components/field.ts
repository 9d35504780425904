import { FormControl, truthy } from './base.ts'

const inputModes: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text', tel: 'tel' }

/** input and textarea: the value lives in a native field inside, so a browser test types into it as a person does. */
export class InputField extends FormControl {
  field!: HTMLInputElement | HTMLTextAreaElement

  create(): HTMLInputElement | HTMLTextAreaElement {
    return document.createElement('input')
  }

  override start(): void {
    const field = this.create()
    this.field = field
    this.append(field)
    const on = (type: string, handle: (e: Event) => void) =>
      field.addEventListener(type, (e) => {
        e.stopPropagation()
        handle(e)
      })
    on('input', () => this.fire('input', { value: field.value, cursor: field.selectionStart, keyCode: 0 }))
    on('change', () => {})
    on('focus', () => this.fire('focus', { value: field.value, height: 0 }))
    on('blur', () => this.fire('blur', { value: field.value, cursor: field.selectionStart }))
    on('keydown', (e) => {
      if ((e as KeyboardEvent).key === 'Enter' && field.tagName === 'INPUT')
        this.fire('confirm', { value: field.value })
    })
  }

  override update(name: string, value: unknown): void {
    const field = this.field
    if (name === 'value') {
      // Only a change moves the text: writing the same value again would move the caret.
      if (value !== undefined && String(value) !== field.value) field.value = String(value)
    } else if (name === 'placeholder') field.placeholder = String(value ?? '')
    else if (name === 'maxlength') {
      if (Number(value) >= 0) field.maxLength = Number(value)
    } else if (name === 'disabled') field.disabled = truthy(value)
    else if (name === 'focus') {
      if (truthy(value)) field.focus()
    } else if (name === 'password') {
      if (truthy(value)) (field as HTMLInputElement).type = 'password'
    } else if (name === 'type' && value) field.inputMode = inputModes[String(value)] ?? 'text'
  }

  override get formValue(): string {
    return this.field.value
  }
  override reset(): void {
    this.field.value = ''
  }
}

export class TextareaField extends InputField {
  override create(): HTMLTextAreaElement {
    return document.createElement('textarea')
  }
}
