import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { listFiles } from './package-files.ts'

export interface CompilerVerdict {
  /** Why nothing was checked, where the binaries cannot run. */
  skipped?: string
  diagnostics: string[]
}

/** WeChat's own wcc and wcsc read the package. An old version, but the real thing: it refuses what the devtools refuse. */
export function wechatCompilers(distDir: string): CompilerVerdict {
  const binaries = usableBinaries()
  if ('skipped' in binaries) return { skipped: binaries.skipped, diagnostics: [] }
  const files = listFiles(distDir)
  const run = (tool: string, args: string[]): string[] => {
    const r = spawnSync(tool, args, { cwd: distDir, encoding: 'utf8', maxBuffer: 1 << 28 })
    if (r.status === 0 && !r.error) return []
    const said = `${r.stderr}`.trim() || r.error?.message || `exit ${r.status}`
    return said.split('\n').map((line) => `${path.basename(tool)}: ${line}`)
  }
  try {
    const wxml = files.filter((f) => /\.(wxml|wxs)$/.test(f))
    const wxss = files.filter((f) => f.endsWith('.wxss'))
    return {
      diagnostics: [
        ...run(binaries.wcc, ['-d', ...wxml, '-o', path.join(binaries.dir, 'wxml.out.js')]),
        ...run(binaries.wcsc, ['-lc', '-o', path.join(binaries.dir, 'wxss.out.js'), ...wxss]),
      ],
    }
  } finally {
    fs.rmSync(binaries.dir, { recursive: true, force: true })
  }
}

/** npm unpacks the binaries without their execute bit; a copy gets it, node_modules stays as installed. */
function usableBinaries(): { dir: string; wcc: string; wcsc: string } | { skipped: string } {
  const here = `${process.platform}-${process.arch}`
  const folder = { 'linux-x64': 'linux', 'darwin-x64': 'mac', 'darwin-arm64': 'mac' }[here]
  if (!folder) return { skipped: `wcc and wcsc have no binary for ${here}` }
  const from = path.join(path.dirname(createRequire(import.meta.url).resolve('miniprogram-compiler')), 'bin', folder)
  if (!fs.existsSync(path.join(from, 'wcc'))) return { skipped: 'miniprogram-compiler is not installed' }
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'wechat-compilers-'))
  for (const tool of ['wcc', 'wcsc']) {
    fs.copyFileSync(path.join(from, tool), path.join(dir, tool))
    fs.chmodSync(path.join(dir, tool), 0o755)
  }
  const wcc = path.join(dir, 'wcc')
  const probe = spawnSync(wcc, ['-h'], { encoding: 'utf8' })
  if (probe.error) {
    fs.rmSync(dir, { recursive: true, force: true })
    return { skipped: `wcc does not run here: ${probe.error.message}` }
  }
  return { dir, wcc, wcsc: path.join(dir, 'wcsc') }
}
