/**
 * Is the shipped model the one this data makes, bit for bit? `npm run compare -w @jiuyi/triage -- <data folder>` trains twice into
 * temporary places and compares both with `model/triage.bin`; it ends with 1 when a single byte differs.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from './data.ts'

const dir = process.argv[2]
if (!dir) {
  console.error('Say where the data is: npm run compare -w @jiuyi/triage -- <data folder>')
  process.exit(64)
}
const train = fileURLToPath(new URL('train.ts', import.meta.url))
const trained = [1, 2].map(() => {
  const into = mkdtempSync(join(tmpdir(), 'jiuyi-triage-'))
  try {
    execFileSync(process.execPath, [train, dir, '--into', into], { stdio: ['ignore', 'ignore', 'inherit'] })
    return sha256(readFileSync(join(into, 'triage.bin')))
  } finally {
    rmSync(into, { recursive: true })
  }
})
const shipped = sha256(readFileSync(new URL('../model/triage.bin', import.meta.url)))
console.log(`shipped ${shipped}\n${trained.map((t, i) => `trained ${i + 1} ${t}`).join('\n')}`)
if (trained.some((t) => t !== shipped)) {
  console.error('The files differ')
  process.exit(1)
}
console.log('The same, bit for bit')
