import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The connection of an in-process sandbox as the file a server reads. */
export function sandboxFile(connection: object): string {
  const at = join(mkdtempSync(join(tmpdir(), 'jiuyi-sandbox-')), 'sandbox.json')
  writeFileSync(at, JSON.stringify(connection), { mode: 0o600 })
  return at
}
