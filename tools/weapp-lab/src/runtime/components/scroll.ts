import { Base, truthy } from './base.ts'

export class ScrollViewElement extends Base {
  #nearEnd = false

  override start(): void {
    this.addEventListener('scroll', (e) => {
      e.stopPropagation()
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = this
      this.fire('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 })
      const near = scrollHeight - scrollTop - clientHeight < Number(this.props['lower-threshold'] ?? 50)
      if (near && !this.#nearEnd) this.fire('scrolltolower', { direction: 'bottom' })
      this.#nearEnd = near
      if (scrollTop < Number(this.props['upper-threshold'] ?? 50)) this.fire('scrolltoupper', { direction: 'top' })
    })
  }
  override update(name: string, value: unknown): void {
    if (name === 'scroll-y') this.style.overflowY = truthy(value) ? 'auto' : 'hidden'
    if (name === 'scroll-x') this.style.overflowX = truthy(value) ? 'auto' : 'hidden'
    if (name === 'scroll-top' && value !== undefined && value !== '') this.scrollTop = Number(value)
    if (name === 'scroll-into-view' && value) document.getElementById(String(value))?.scrollIntoView()
  }
}

export class SwiperElement extends Base {
  #current = 0

  override start(): void {
    this.style.cssText += ';overflow:auto;display:flex;scroll-snap-type:x mandatory'
    this.addEventListener('scrollend', (e) => {
      e.stopPropagation()
      const current = Math.round(this.scrollLeft / this.clientWidth)
      if (current === this.#current) return
      this.#current = current
      this.fire('change', { current, source: 'touch' })
    })
  }
  override update(name: string, value: unknown): void {
    if (name !== 'current') return
    this.#current = Number(value) || 0
    this.scrollLeft = this.#current * this.clientWidth
  }
}
