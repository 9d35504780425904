import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'acorn'
import { listFiles } from './package-files.ts'

/** Old phones run the package on engines without ES2015 syntax, so every file must parse as ES5. Returns the offenders. */
export function es5Gate(distDir: string): string[] {
  return listFiles(distDir)
    .filter((f) => f.endsWith('.js'))
    .flatMap((f) => {
      try {
        parse(fs.readFileSync(path.join(distDir, f), 'utf8'), { ecmaVersion: 5, sourceType: 'script' })
        return []
      } catch (e) {
        return [`${f}: ${(e as Error).message}`]
      }
    })
}
