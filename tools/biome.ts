/** Runs the formatter and linter that npm installed for this platform: `node tools/biome.ts check --write .` */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const at = resolve(import.meta.dirname, `../node_modules/@biomejs/cli-${process.platform}-${process.arch}/biome`)
if (!existsSync(at)) {
  console.log(`Biome is not packaged here for ${process.platform}-${process.arch}: style is not checked.`)
  process.exit(0)
}
process.exit(spawnSync(at, process.argv.slice(2), { stdio: 'inherit' }).status ?? 1)
