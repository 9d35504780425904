import { Drawer } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { menuOpen } from './use-keys.ts'

type Props = {
  open: boolean
  title: ReactNode
  onClose: () => void
  children: ReactNode
  extra?: ReactNode
  footer?: ReactNode
  size?: number
  testid: string
}

/** Details lie beside the list, never over another dialog; the list stays in use. Esc closes from anywhere, unless a menu is open. */
export function DetailDrawer({ open, title, onClose, children, extra, footer, size = 560, testid }: Props) {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (!open) return
    const press = (e: KeyboardEvent) => {
      if (e.key === 'Escape' && !e.defaultPrevented && !e.isComposing && !menuOpen()) close.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [open])
  return (
    <Drawer
      open={open}
      title={title}
      onClose={onClose}
      extra={extra}
      footer={footer}
      size={size}
      mask={false}
      keyboard={false}
      destroyOnHidden
      data-testid={testid}
    >
      {children}
    </Drawer>
  )
}
