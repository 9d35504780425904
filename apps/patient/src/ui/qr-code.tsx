import { Image } from '@tarojs/components'
import { useMemo } from 'react'
import { encode } from 'uqr'
import { isH5 } from '../device/target.ts'
import { pngUri } from './png.ts'

/** A picture, not a canvas: it prints, is long-pressed to save, and needs no native layer. */
export function QrCode({ id, text, label, px = 220 }: { id: string; text: string; label: string; px?: number }) {
  const src = useMemo(() => pngUri(encode(text, { ecc: 'M', border: 0 }).data), [text])
  return (
    <Image
      id={id}
      className="qr"
      src={src}
      mode="aspectFit"
      style={{ width: `${px}px`, height: `${px}px` }}
      {...(isH5 ? { nativeProps: { alt: label } } : { ariaLabel: label })}
    />
  )
}
