import type { ITouchEvent, ViewProps } from '@tarojs/components'
import { isH5 } from '../device/target.ts'

export interface TapOptions {
  /** What a screen reader says; needed where the content alone does not tell. */
  label?: string | undefined
  role?: 'button' | 'link' | 'radio' | 'checkbox' | 'switch' | 'tab' | undefined
  disabled?: boolean | undefined
  checked?: boolean | undefined
}

/**
 * What makes a View something to press on both targets: a visible answer within a frame, and on H5 the keyboard
 * (Tab, Enter, Space) and the ARIA role, which Taro's View hands through but does not type. WeChat calls it
 * aria-role (config/aria.js brings it into the templates).
 */
export function tappable(onTap: () => void, options: TapOptions = {}): ViewProps {
  const { label, role = 'button', disabled = false, checked } = options
  const press = (): void => {
    if (!disabled) onTap()
  }
  const shared: ViewProps = {
    hoverClass: disabled ? 'none' : 'pressed',
    hoverStartTime: 0,
    hoverStayTime: 90,
    onClick: (e: ITouchEvent) => {
      e.stopPropagation()
      press()
    },
  }
  const told = {
    ...(label ? { 'aria-label': label } : {}),
    ...(disabled ? { 'aria-disabled': 'true' } : {}),
    ...(checked === undefined ? {} : { 'aria-checked': String(checked) }),
  }
  if (!isH5) return { ...shared, 'aria-role': role, ...told } as ViewProps
  return {
    ...shared,
    ...told,
    role,
    tabIndex: disabled ? -1 : 0,
    onKeyDown: (e: KeyboardEvent) => {
      if (e.key !== 'Enter' && e.key !== ' ') return
      e.preventDefault()
      press()
    },
  } as ViewProps
}

/** ARIA attributes for a View: they mean something on H5 and are not sent over the bridge on weapp. */
export const aria = (attributes: Record<string, string | undefined>): ViewProps => (isH5 ? attributes : {}) as ViewProps
