import { createRequire } from 'node:module'
import { type PackageFiles, withoutExt } from './package-files.ts'

interface Diagnostic {
  isError: boolean
  level: string
  message: string
  startLine: number
  startColumn: number
}
interface TmplGroup {
  addTmpl(path: string, source: string): Diagnostic[] | undefined
  addScript(path: string, source: string): void
  getDirectDependencies(path: string): string[]
  getScriptDependencies(path: string): string[]
  getTmplGenObjectGroups(): string
  free(): void
}

// The compiler's ES entry expects a bundler to load its wasm; the CommonJS one runs in Node as it is.
const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler') as {
  TmplGroup: new () => TmplGroup
}

/** Compiles every template with WeChat's own compiler; a diagnostic or a dangling import is an error. Returns JS source. */
export function compileWxml(files: PackageFiles): string {
  const group = new TmplGroup()
  const templates = files.ending('.wxml')
  for (const f of templates)
    for (const d of group.addTmpl(withoutExt(f), files.read(f)) ?? []) {
      const bad = d.isError || (d.level === 'Warn' && !f.includes('_npm/'))
      const into = bad ? files.errors : files.warnings
      into.push(`${f}:${d.startLine + 1}:${d.startColumn}: ${d.level} ${d.message}`)
    }
  // Templates name a script with or without its ending, so it is registered under both.
  for (const f of files.ending('.wxs')) {
    group.addScript(withoutExt(f), files.read(f))
    group.addScript(f, files.read(f))
  }
  for (const f of templates) {
    for (const d of group.getDirectDependencies(withoutExt(f)))
      if (!files.has(`${d}.wxml`)) files.errors.push(`${f}: import ${d}.wxml not found`)
    for (const d of group.getScriptDependencies(withoutExt(f)))
      if (!files.has(`${d.replace(/\.wxs$/, '')}.wxs`)) files.errors.push(`${f}: wxs ${d} not found`)
  }
  const source = group.getTmplGenObjectGroups()
  group.free()
  return source
}
