import { packed } from './lab.ts'

/** Joins a relative module or component path to the file that names it. */
export function join(base: string, to: string): string {
  const out: string[] = []
  const full = to.startsWith('/') ? to : `${base.split('/').slice(0, -1).join('/')}/${to}`
  for (const part of full.split('/'))
    if (part === '..') out.pop()
    else if (part && part !== '.') out.push(part)
  return out.join('/')
}

export function componentPath(from: string, name: string): string {
  const at = join(from, name)
  const choices = [at, `${at}/index`, `miniprogram_npm/${name}`]
  return choices.find((c) => packed.js[`${c}.js`]) ?? at
}

export function parseUrl(url: string): [path: string, query: Record<string, string>] {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?')
  const pairs = search
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=')
      const key = at < 0 ? pair : pair.slice(0, at)
      return [decodeURIComponent(key), at < 0 ? '' : decodeURIComponent(pair.slice(at + 1))]
    })
  return [path, Object.fromEntries(pairs)]
}
