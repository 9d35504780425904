import * as ge from 'glass-easel'

/** Built-in components are custom elements: glass-easel renders <view> as <wx-view> and hands raw values to wxAttr. */
export class Base extends HTMLElement {
  props: Record<string, unknown> = {}
  #started = false

  wxAttr(name: string, value: unknown): void {
    this.props[name] = value
    if (this.#started) this.update(name, value)
  }

  connectedCallback(): void {
    if (this.#started) return
    this.#started = true
    this.start()
    for (const [name, value] of Object.entries(this.props)) this.update(name, value)
  }

  /** Once, when first shown. */
  start(): void {}
  update(_name: string, _value: unknown): void {}

  fire(type: string, detail: unknown, bubbles = false): void {
    const element = (this as { __wxElement?: ge.Element }).__wxElement
    if (element) ge.triggerEvent(element, type, detail, { bubbles })
  }

  flag(name: string): boolean {
    return truthy(this.props[name])
  }
}

/** Something a form collects. */
export abstract class FormControl extends Base {
  abstract get formValue(): unknown
  abstract reset(): void
}

/** A template writes disabled="{{false}}" or disabled="false"; both mean no. */
export const truthy = (v: unknown): boolean =>
  !(v === false || v === undefined || v === null || v === '' || v === 'false')
