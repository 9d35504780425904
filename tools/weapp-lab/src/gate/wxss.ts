import path from 'node:path'
import postcss from 'postcss'
import { type PackageFiles, withoutExt } from './package-files.ts'

const tags =
  'view|text|image|button|input|textarea|scroll-view|swiper|swiper-item|picker|picker-view|picker-view-column|switch|checkbox|checkbox-group|radio|radio-group|form|label|navigator|canvas|icon|progress|rich-text|slider|web-view|cover-view|cover-image|video|page|block|root-portal|page-container|movable-area|movable-view|map|audio'
const typeSelector = new RegExp(`(^|[\\s>+~,(])(${tags})(?=$|[\\s.#:\\[>+~,)])`, 'g')

export const rpxToCss = (value: string): string => value.replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * 100vw / 750)')

/** Turns WXSS into CSS a browser can apply to the lab's custom elements: imports inlined, rpx computed, tags renamed. */
export function compileWxss(files: PackageFiles): Record<string, string> {
  const compile = (f: string): string => {
    let root: postcss.Root
    try {
      root = postcss.parse(files.read(f), { from: f })
    } catch (e) {
      files.errors.push(`${f}: ${(e as Error).message}`)
      return ''
    }
    root.walkAtRules('import', (rule) => {
      const target = path.posix.join(path.posix.dirname(f), rule.params.replace(/['"]/g, ''))
      if (files.has(target)) rule.replaceWith(postcss.parse(compile(target)))
      else {
        files.errors.push(`${f}: @import ${target} not found`)
        rule.remove()
      }
    })
    root.walkRules((rule) => {
      rule.selector = rule.selector.replace(typeSelector, '$1wx-$2')
    })
    root.walkDecls((decl) => {
      decl.value = rpxToCss(decl.value)
    })
    return root.toString()
  }
  return Object.fromEntries(files.ending('.wxss').map((f) => [withoutExt(f), compile(f)]))
}
