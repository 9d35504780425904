import * as ge from 'glass-easel'
import type { Dict } from './lab.ts'

interface Shown {
  id?: string
  dataset?: Dict
  $$?: (HTMLElement & { canvas?: HTMLCanvasElement }) | null
  getBackendElement?(): unknown
}
interface Raw {
  type: string
  timeStamp: number
  mark: unknown
  target: unknown
  currentTarget: unknown
  detail: unknown
  stopPropagation(): void
  preventDefault(): void
  markMutated(): void
}
type Wrap = (...args: unknown[]) => Raw

const inner = (target: unknown): Shown | undefined => (target as { _$?: Shown } | undefined)?._$ ?? (target as Shown)

function plainTarget(target: unknown): Dict {
  const e = inner(target)
  return {
    id: e?.id ?? '',
    dataset: { ...(e?.dataset ?? {}) },
    offsetLeft: e?.$$?.offsetLeft ?? 0,
    offsetTop: e?.$$?.offsetTop ?? 0,
  }
}

/** Handlers on a phone get plain data, not DOM events; frameworks test it with hasOwn, so it must be plain here too. */
export function makeEventsPlain(): void {
  const proto = ge.Event.prototype as unknown as { wrapShadowedEvent: Wrap }
  const wrap = proto.wrapShadowedEvent
  proto.wrapShadowedEvent = function (...args) {
    const e = wrap.apply(this, args)
    const detail = (e.detail ?? {}) as Dict & { touches?: Touch[]; changedTouches?: Touch[] }
    const canvas = inner(e.currentTarget)?.$$?.canvas?.getBoundingClientRect()
    const touches = (list: Touch[] | undefined): Dict[] =>
      Array.from(list ?? []).map((t) => ({
        identifier: t.identifier,
        ...(canvas && { x: t.clientX - canvas.left, y: t.clientY - canvas.top }),
        clientX: t.clientX,
        clientY: t.clientY,
        pageX: t.pageX,
        pageY: t.pageY,
      }))
    return {
      type: e.type,
      timeStamp: e.timeStamp,
      mark: e.mark,
      target: plainTarget(e.target),
      currentTarget: plainTarget(e.currentTarget),
      detail: detail.touches ? {} : detail,
      touches: touches(detail.touches),
      changedTouches: touches(detail.changedTouches),
      stopPropagation: () => e.stopPropagation(),
      preventDefault: () => e.preventDefault(),
      markMutated: () => e.markMutated(),
    }
  }
}

const rpxToCss = (style: string): string => style.replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * 100vw / 750)')

/** Hands raw attribute values (booleans, arrays) to our custom elements, and computes rpx in inline styles. */
export function passAttributes(): void {
  const proto = ge.Element.prototype as unknown as {
    setAttribute(this: Shown, name: string, value: unknown): void
    setNodeStyle(style: unknown, index: number): void
  }
  const { setAttribute, setNodeStyle } = proto
  proto.setAttribute = function (name, value) {
    setAttribute.call(this, name, value !== null && typeof value === 'object' ? '[object]' : value)
    const element = this.getBackendElement?.() as { wxAttr?(n: string, v: unknown): void } | null | undefined
    element?.wxAttr?.(name, value)
  }
  proto.setNodeStyle = function (style, index) {
    setNodeStyle.call(this, rpxToCss(String(style)), index)
  }
}
