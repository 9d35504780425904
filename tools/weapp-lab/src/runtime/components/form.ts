import { lab } from '../lab.ts'
import { phoneNumber } from '../wx/index.ts'
import { Base, FormControl, truthy } from './base.ts'

export class FormElement extends Base {
  controls(): FormControl[] {
    return [...this.querySelectorAll<HTMLElement>('[name]')].filter((e) => e instanceof FormControl)
  }
  submit(): void {
    const value: Record<string, unknown> = {}
    for (const control of this.controls()) value[control.getAttribute('name') ?? ''] = control.formValue
    this.fire('submit', { value, formId: 'lab' })
  }
  reset(): void {
    for (const control of this.controls()) control.reset()
    this.fire('reset', {})
  }
}

export class ButtonElement extends Base {
  override start(): void {
    this.setAttribute('role', 'button')
    this.addEventListener('click', (e) => {
      if (this.flag('disabled') || this.flag('loading')) {
        e.stopImmediatePropagation()
        return
      }
      const form = this.closest<FormElement>('wx-form')
      const type = this.props['form-type']
      if (type === 'submit') form?.submit()
      if (type === 'reset') form?.reset()
      this.#open()
    })
  }
  override update(name: string, value: unknown): void {
    if (name === 'disabled' || name === 'loading') this.setAttribute('aria-disabled', String(truthy(value)))
  }

  /** WeChat answers these from its own sheets; the lab answers for the user, or asks the test's mock. */
  #open(): void {
    const type = this.props['open-type']
    if (type === 'getPhoneNumber') phoneNumber().then((answer) => this.fire('getphonenumber', answer))
    if (type === 'chooseAvatar') this.fire('chooseavatar', { avatarUrl: 'wxfile://lab.png' })
    if (type === 'openSetting') this.fire('opensetting', { authSetting: {} })
    if (type === 'share') lab.calls.push(['share', { ...this.dataset }])
  }
}

export class LabelElement extends Base {
  override start(): void {
    this.addEventListener('click', (e) => {
      const choices = 'wx-radio, wx-checkbox, wx-switch'
      if ((e.target as Element).closest(choices)) return
      const target = this.props['for']
      const control = target
        ? document.getElementById(String(target))
        : this.querySelector<HTMLElement>(`${choices}, wx-input, wx-button`)
      if (control?.matches('wx-input, wx-textarea')) control.querySelector<HTMLElement>('input, textarea')?.focus()
      else control?.click()
    })
  }
}

const moves: Record<string, string> = {
  switchTab: 'switchTab',
  redirect: 'redirectTo',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

export class NavigatorElement extends Base {
  override start(): void {
    this.setAttribute('role', 'link')
    this.addEventListener('click', () => {
      const move = moves[String(this.props['open-type'] ?? '')] ?? 'navigateTo'
      lab.wx[move]?.({
        url: this.props['url'],
        delta: this.props['delta'] ?? 1,
        success: () => this.fire('success', {}),
        fail: (e: { errMsg: string }) => {
          lab.errors.push(e.errMsg)
          this.fire('fail', e)
        },
      })
    })
  }
}
