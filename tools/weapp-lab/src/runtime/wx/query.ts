import type { Dict } from '../lab.ts'
import { topPage } from '../page-stack.ts'

interface Fields {
  id?: boolean
  dataset?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  node?: boolean
  computedStyle?: string[]
}
type Found = Dict | null
type Job = {
  selector: string | null
  single: boolean
  fields: Fields
  done: ((r: Found | Found[]) => void) | undefined
}
type LabElement = HTMLElement & { canvas?: HTMLCanvasElement; __wxElement?: { dataset?: Dict } }

function measure(element: LabElement | null | undefined, fields: Fields, root: HTMLElement): Found {
  if (!element) return null
  const r = element.getBoundingClientRect()
  const origin = root.getBoundingClientRect()
  const out: Dict = {}
  if (fields.id) out['id'] = element.id
  if (fields.dataset) out['dataset'] = { ...element.__wxElement?.dataset }
  if (fields.rect)
    Object.assign(out, { left: r.left, right: r.right, top: r.top - origin.top, bottom: r.bottom - origin.top })
  if (fields.size) Object.assign(out, { width: r.width, height: r.height })
  if (fields.scrollOffset) {
    const { scrollLeft, scrollTop, scrollHeight, scrollWidth } = element
    Object.assign(out, { scrollLeft, scrollTop, scrollHeight, scrollWidth })
  }
  if (fields.node) out['node'] = element.canvas ? canvasNode(element.canvas) : element
  for (const name of fields.computedStyle ?? []) out[name] = getComputedStyle(element).getPropertyValue(name)
  return out
}

/** A phone's canvas node makes its own images and frames, since there is no document to ask. */
const canvasNode = (canvas: HTMLCanvasElement): HTMLCanvasElement =>
  Object.assign(canvas, {
    createImage: () => new Image(),
    requestAnimationFrame: (run: FrameRequestCallback) => requestAnimationFrame(run),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  })

export function createSelectorQuery(): unknown {
  const jobs: Job[] = []
  const run = (job: Job, root: HTMLElement): Found | Found[] => {
    if (job.selector === null) return measure(root, job.fields, root)
    const selector = job.selector.replace(/>>>/g, ' ')
    if (job.single) return measure(root.querySelector<LabElement>(selector), job.fields, root)
    return [...root.querySelectorAll<LabElement>(selector)].map((e) => measure(e, job.fields, root))
  }
  const query = {
    in: () => query,
    select: (selector: string) => reference(selector, true),
    selectAll: (selector: string) => reference(selector, false),
    selectViewport: () => reference(null, true),
    exec(done?: (results: (Found | Found[])[]) => void) {
      setTimeout(() => {
        const root = topPage()?.scroller
        if (!root) return
        const results = jobs.map((job) => {
          const result = run(job, root)
          job.done?.(result)
          return result
        })
        done?.(results)
      })
      return query
    },
  }
  const reference = (selector: string | null, single: boolean) => {
    const add = (fields: Fields, done?: Job['done']) => {
      jobs.push({ selector, single, fields, done })
      return query
    }
    return {
      fields: add,
      boundingClientRect: (done?: Job['done']) => add({ id: true, dataset: true, rect: true, size: true }, done),
      scrollOffset: (done?: Job['done']) => add({ id: true, dataset: true, scrollOffset: true }, done),
      node: (done?: Job['done']) => add({ node: true }, done),
      context: (done?: Job['done']) => add({ node: true }, done),
    }
  }
  return query
}
