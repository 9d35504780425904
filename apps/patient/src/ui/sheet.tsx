import { Text, View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { useDialogFocus } from '../device/dialog-focus.ts'
import { useT } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { aria, tappable } from './tappable.ts'

type SheetProps = PropsWithChildren<{
  id: string
  title: string
  open: boolean
  onClose: () => void
  footer?: ReactNode
}>

/** Comes from below and holds a choice or a short form. The dark behind it closes it as well. */
export function Sheet({ id, title, open, onClose, footer, children }: SheetProps) {
  const t = useT()
  useDialogFocus(id, open, onClose)
  if (!open) return null
  return (
    <View className="layer bottom" catchMove>
      <View className="shade" onClick={onClose} {...aria({ 'aria-hidden': 'true' })} />
      <View
        id={id}
        className="sheet"
        {...aria({ role: 'dialog', 'aria-modal': 'true', 'aria-label': title, tabIndex: '-1' })}
      >
        <View className="card-head">
          <Text className="heading">{title}</Text>
          <View id={`${id}-close`} className="icon-button" {...tappable(onClose, { label: t.common.close })}>
            <Icon name="close" color="quiet" size={1.2} />
          </View>
        </View>
        <View className="sheet-body">{children}</View>
        {footer}
      </View>
    </View>
  )
}

interface DialogProps {
  id: string
  title: string
  /** What will happen, in one sentence. */
  text: string
  open: boolean
  confirm: string
  /** Without it there is one button: something to know, not to decide. */
  cancel?: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onCancel: () => void
}

export function Dialog(props: DialogProps) {
  const { id, title, text, open, confirm, cancel, danger = false, busy = false, onConfirm, onCancel } = props
  useDialogFocus(id, open, onCancel)
  if (!open) return null
  return (
    <View className="layer" catchMove>
      <View className="shade" {...aria({ 'aria-hidden': 'true' })} />
      <View
        id={id}
        className="dialog"
        {...aria({ role: 'alertdialog', 'aria-modal': 'true', 'aria-label': title, tabIndex: '-1' })}
      >
        <Text className="heading">{title}</Text>
        <Text className="dialog-text">{text}</Text>
        <View className="row-buttons">
          {cancel ? <Button id={`${id}-cancel`} text={cancel} kind="secondary" onTap={onCancel} /> : null}
          <Button
            id={`${id}-confirm`}
            text={confirm}
            kind={danger ? 'danger' : 'primary'}
            busy={busy}
            onTap={onConfirm}
          />
        </View>
      </View>
    </View>
  )
}
