import { useEffect, useRef } from 'react'

const typing = (e: KeyboardEvent) =>
  e.target instanceof HTMLElement && (e.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName))
/** A menu, a list of options or a calendar is open, and the keys are its own. */
export const menuOpen = (): boolean =>
  ['.ant-dropdown', '.ant-select-dropdown', '.ant-picker-dropdown', '.ant-popover'].some((menu) =>
    document.querySelector(`${menu}:not(${menu}-hidden)`),
  )

/** Keys for the whole page, by their names in small letters (`down`, `enter`, `b`); silent while someone types or a menu is open. A handler that returns false lets the key through. */
export function useKeys(keys: Record<string, (e: KeyboardEvent) => unknown>, active = true): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!active) return
    const press = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || typing(e) || menuOpen()) return
      const act = latest.current[e.key.replace('Arrow', '').toLowerCase()]
      if (act && act(e) !== false) e.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [active])
}
/** Puts the cursor into the page's search box. */
export const focusSearch = (): void => {
  const box = document.querySelector<HTMLInputElement>('[data-search] input, input[data-search]')
  box?.focus()
  box?.select()
}
