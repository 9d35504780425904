import fs from 'node:fs'
import path from 'node:path'

export interface AppJson {
  pages: string[]
  entryPagePath?: string
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: {
    color?: string
    selectedColor?: string
    list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
  }
  window?: Record<string, string>
  usingComponents?: Record<string, string>
}

export interface ComponentJson {
  usingComponents?: Record<string, string>
  navigationBarTitleText?: string
  navigationStyle?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
}

/** A compiled mini program on disk, with the findings made about it so far. */
export interface PackageFiles {
  dir: string
  all: string[]
  has(file: string): boolean
  read(file: string): string
  size(file: string): number
  ending(ext: string): string[]
  app: AppJson
  json: Record<string, ComponentJson>
  pages: string[]
  errors: string[]
  warnings: string[]
}

export const withoutExt = (file: string): string => file.replace(/\.\w+$/, '')

const walk = (dir: string): string[] =>
  fs
    .readdirSync(dir, { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? walk(path.join(dir, e.name)) : [path.join(dir, e.name)]))

export function listFiles(dir: string): string[] {
  return walk(dir)
    .map((f) => path.relative(dir, f).split(path.sep).join('/'))
    .sort()
}

/** Reads what every check needs; a JSON file that does not parse is a finding, not a crash. */
export function packageFiles(dist: string): PackageFiles {
  const dir = path.resolve(dist)
  const all = listFiles(dir)
  const set = new Set(all)
  const errors: string[] = []
  const read = (f: string): string => fs.readFileSync(path.join(dir, f), 'utf8')
  const json: Record<string, ComponentJson> = {}
  for (const f of all.filter((name) => name.endsWith('.json'))) {
    try {
      json[withoutExt(f)] = JSON.parse(read(f))
    } catch (e) {
      errors.push(`${f}: bad JSON, ${(e as Error).message}`)
    }
  }
  const app = (json['app'] ?? { pages: [] }) as AppJson
  if (!set.has('app.json')) errors.push('app.json is missing')
  const pages = [
    ...(app.pages ?? []),
    ...(app.subPackages ?? app.subpackages ?? []).flatMap((s) => s.pages.map((p) => path.posix.join(s.root, p))),
  ]
  return {
    dir,
    all,
    has: (f) => set.has(f),
    read,
    size: (f) => fs.statSync(path.join(dir, f)).size,
    ending: (ext) => all.filter((f) => f.endsWith(ext)),
    app,
    json,
    pages,
    errors,
    warnings: [],
  }
}
