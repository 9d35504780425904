import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { wrapLogic } from './logic.ts'
import { packageFiles } from './package-files.ts'
import { type Budget, checkStructure, defaultBudget, packageSizes } from './structure.ts'
import { compileWxml } from './wxml.ts'
import { compileWxss } from './wxss.ts'

export interface PackResult {
  errors: string[]
  warnings: string[]
  /** Bytes per package: 'main', each sub-package root, 'total'. */
  sizes: Record<string, number>
}

const page =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><body><script src="/app.js"></script><script src="/runtime.js"></script>'

/**
 * Checks a compiled mini program and turns it into something a browser runs: app.js (templates, styles, logic),
 * runtime.js (the lab) and index.html. The errors are the gate; the output is written even when there are some,
 * so that a failure can be looked at.
 */
export async function pack(distDir: string, outDir: string, budget: Partial<Budget> = {}): Promise<PackResult> {
  const files = packageFiles(distDir)
  const out = path.resolve(outDir)
  fs.mkdirSync(out, { recursive: true })
  checkStructure(files)
  const sizes = packageSizes(files, { ...defaultBudget, ...budget })
  const wxml = compileWxml(files)
  const wxss = compileWxss(files)
  const js = wrapLogic(files)
  fs.writeFileSync(
    path.join(out, 'app.js'),
    `window.__APP__={wxml:${wxml},wxss:${JSON.stringify(wxss)},json:${JSON.stringify(files.json)},pages:${JSON.stringify(files.pages)},js:{${js}}}`,
  )
  fs.writeFileSync(path.join(out, 'runtime.js'), await runtimeBundle())
  fs.writeFileSync(path.join(out, 'index.html'), page)
  for (const f of files.all.filter((name) => /\.(png|jpe?g|gif|svg|webp|ttf|woff2?)$/.test(name))) {
    fs.mkdirSync(path.dirname(path.join(out, f)), { recursive: true })
    fs.copyFileSync(path.join(files.dir, f), path.join(out, f))
  }
  return { errors: files.errors, warnings: files.warnings, sizes }
}

let bundled: Promise<string> | undefined
/** The same for every app, so it is built once a process. */
function runtimeBundle(): Promise<string> {
  bundled ??= esbuild
    .build({
      entryPoints: [path.join(import.meta.dirname, '../runtime/main.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    })
    .then((r) => r.outputFiles[0]?.text ?? '')
  return bundled
}
