import { useEffect } from 'react'
import { isH5 } from './target.ts'

const reachable = '[tabindex="0"], input, textarea, a[href]'

/** H5: a dialog takes the keyboard when it opens, keeps it while open, closes on Escape and gives it back. */
export function useDialogFocus(id: string, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!isH5 || !open) return
    const before = document.activeElement as HTMLElement | null
    const find = (): HTMLElement[] =>
      Array.prototype.slice.call(document.querySelectorAll(`#${id} ${reachable.split(', ').join(`, #${id} `)}`))
    const timer = setTimeout(() => (find()[0] ?? document.getElementById(id))?.focus(), 30)
    const onKey = (e: KeyboardEvent): void => {
      if (e.key === 'Escape') close()
      if (e.key !== 'Tab') return
      const all = find()
      const at = all.indexOf(document.activeElement as HTMLElement)
      const leaving = e.shiftKey ? at <= 0 : at === all.length - 1
      if (!leaving || all.length === 0) return
      e.preventDefault()
      all[e.shiftKey ? all.length - 1 : 0]?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', onKey)
      before?.focus?.()
    }
  }, [id, open, close])
}
