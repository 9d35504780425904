import { Base } from './base.ts'

const fits: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover' }

export class ImageElement extends Base {
  #img = new Image()

  override start(): void {
    this.append(this.#img)
    this.setAttribute('role', 'img')
    this.#img.alt = ''
    this.#img.onload = () => this.fire('load', { width: this.#img.naturalWidth, height: this.#img.naturalHeight })
    this.#img.onerror = () => this.fire('error', { errMsg: 'load fail' })
  }
  override update(name: string, value: unknown): void {
    const text = String(value ?? '')
    if (name === 'src' && text) this.#img.src = /^(https?:|data:|\/)/.test(text) ? text : `/${text}`
    if (name === 'mode') this.#img.style.objectFit = fits[text] ?? 'fill'
  }
}

export class CoverImageElement extends ImageElement {}

export class CanvasElement extends Base {
  canvas = document.createElement('canvas')
  override start(): void {
    this.canvas.style.cssText = 'width:100%;height:100%'
    this.append(this.canvas)
  }
}

export class IconElement extends Base {
  override update(): void {
    this.textContent = this.props['type'] === 'success' ? '✓' : '!'
  }
}

export class ProgressElement extends Base {
  #bar = document.createElement('progress')
  override start(): void {
    this.#bar.max = 100
    this.append(this.#bar)
  }
  override update(name: string, value: unknown): void {
    if (name === 'percent') this.#bar.value = Number(value) || 0
  }
}

interface RichNode {
  type?: string
  text?: string
  name?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

export class RichTextElement extends Base {
  override update(name: string, value: unknown): void {
    if (name !== 'nodes') return
    if (typeof value === 'string') this.innerHTML = value
    else this.replaceChildren(...((value as RichNode[] | undefined) ?? []).map(richNode))
  }
}

function richNode(node: RichNode): Node {
  if (node.type === 'text') return document.createTextNode(node.text ?? '')
  const element = document.createElement(node.name ?? 'span')
  for (const [key, value] of Object.entries(node.attrs ?? {})) element.setAttribute(key, value)
  element.append(...(node.children ?? []).map(richNode))
  return element
}
