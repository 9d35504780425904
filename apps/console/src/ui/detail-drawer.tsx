import { Drawer } from 'antd'
import type { ReactNode } from 'react'

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

/** Details lie beside the list, never over another dialog. Esc closes. */
export const DetailDrawer = ({ open, title, onClose, children, extra, footer, size = 560, testid }: Props) => (
  <Drawer
    open={open}
    title={title}
    onClose={onClose}
    extra={extra}
    footer={footer}
    size={size}
    mask={false}
    destroyOnHidden
    data-testid={testid}
  >
    {children}
  </Drawer>
)
