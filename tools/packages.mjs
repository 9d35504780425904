/**
 * Are the packages in node_modules the ones of package-lock.json? Exits 0 when nothing has to be fetched. A new workspace of our own is only linked:
 * installing everything anew for it would cost minutes. Plain JavaScript, because no pinned Node is there yet.
 */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, relative } from 'node:path'

const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
if (!existsSync('node_modules/.package-lock.json')) process.exit(1)
const wanted = read('package-lock.json')
const here = read('node_modules/.package-lock.json')
for (const [path, entry] of Object.entries(wanted)) {
  if (!path.includes('node_modules/') || entry.link) continue
  const found = here[path]
  // Optional packages for other systems are never installed.
  if (found ? found.version !== entry.version || found.integrity !== entry.integrity : !entry.optional) process.exit(1)
}
for (const [path, entry] of Object.entries(wanted)) {
  if (!entry.link || existsSync(path)) continue
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(relative(dirname(path), entry.resolved), path)
}
