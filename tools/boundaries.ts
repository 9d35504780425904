/** Who may import whom, read from the source. Used by `boundaries.test.ts`, which also plants violations and sees them caught. */
import { posix } from 'node:path'

/** Files of one workspace: its folder, and what the floor it stands on may use. Imports point to lower floors only. */
const floors: { at: RegExp; may: RegExp }[] = [
  { at: /^packages\/kernel\//, may: /^$/ },
  { at: /^packages\/(local-postgres|phrases|api-client)\//, may: /^$/ },
  { at: /^packages\/platform\//, may: /^kernel$/ },
  { at: /^packages\/testkit\//, may: /^(kernel|platform|local-postgres)$/ },
  { at: /^modules\/directory\//, may: /^(kernel|platform)$/ },
  { at: /^modules\/identity\//, may: /^(kernel|platform)$/ },
  { at: /^modules\//, may: /^(kernel|platform|identity|directory)$/ },
  {
    at: /^flows\//,
    may: /^(kernel|platform|identity|directory|scheduling|appointments|billing|notification|triage|queue)$/,
  },
  { at: /^partners\//, may: /^(kernel|identity|billing|notification)$/ },
  { at: /^apps\/server\//, may: /^.*$/ },
  { at: /^apps\/sandbox\//, may: /^$/ },
  { at: /^apps\/(patient|console)\//, may: /^(api-client|phrases|ui)$/ },
  { at: /^tools\/weapp-lab\//, may: /^$/ },
  { at: /^(tools|bench|e2e)\//, may: /^.*$/ },
]
const tests = /\.test(-helper)?\.tsx?$|\/(fixtures|testing\/)/

const unitOf = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('e2e/') || path.startsWith('bench/') ? 1 : 2)
    .join('/')

/** Lines like `a/b.ts → @jiuyi/x: why`, one for each import that breaks a rule. */
export function importFaults(files: Map<string, string>): string[] {
  const faults: string[] = []
  for (const [path, text] of files) {
    const floor = floors.find((f) => f.at.test(path))
    if (!floor) {
      faults.push(`${path}: stands in no room of the house`)
      continue
    }
    const own = path.split('/')[1]!
    for (const [, to] of text.matchAll(/(?:from|import\(|import)\s*['"]([^'"]+)['"]/g)) {
      if (to!.startsWith('.')) {
        if (
          unitOf(posix.normalize(posix.join(posix.dirname(path), to!))) !== unitOf(path) &&
          unitOf(path) !== 'tools/' &&
          !path.startsWith('tools/')
        )
          faults.push(`${path} → ${to}: reaches through a wall`)
        continue
      }
      const [, name, door] = /^@jiuyi\/([\w-]+)(\/.*)?$/.exec(to!) ?? []
      if (!name || name === own) continue
      if (
        tests.test(path) &&
        (['testkit', 'kernel', 'platform', 'sandbox', 'weapp-lab'].includes(name) || name.startsWith('partner-'))
      )
        continue
      if (!floor.may.test(name)) faults.push(`${path} → ${to}: not allowed on this floor`)
      else if (door === '/module' && !/^(apps\/server|e2e|bench|tools)\//.test(path))
        faults.push(`${path} → ${to}: only the server opens this door`)
    }
    // A contract may have a second file for a large capability: `suspension-contract.ts`.
    if (/^modules\/[^/]+\/src\/([a-z-]+-contract|contract|ports)\.ts$/.test(path))
      for (const [, to] of text.matchAll(/from\s*['"]([^'"]+)['"]/g))
        if (
          !['typebox', '@jiuyi/kernel', '@jiuyi/identity', '@jiuyi/directory', './ports.ts'].includes(to!) &&
          !/^\.\/[a-z-]+-contract\.ts$/.test(to!)
        )
          faults.push(`${path} → ${to}: a contract reaches only the kernel and other contracts`)
    if (/^packages\/kernel\/src\//.test(path) && !tests.test(path) && /from 'node:/.test(text))
      faults.push(`${path}: the kernel runs in browsers, node: does not`)
  }
  return faults
}

const schemas = ['identity', 'directory', 'scheduling', 'appointments', 'billing', 'notification', 'triage', 'queue']

/** A statement names only its own module's schema and `platform`. */
export function schemaFaults(files: Map<string, string>): string[] {
  const faults: string[] = []
  for (const [path, text] of files) {
    const own = /^modules\/([^/]+)\/(src|migrations)\//.exec(path)?.[1]
    const isFlow = path.startsWith('flows/')
    if (!own && !isFlow) continue
    const statements = path.endsWith('.sql') ? [text] : [...text.matchAll(/\bsql`([\s\S]*?)`/g)].map((m) => m[1]!)
    for (const s of statements)
      for (const [, schema] of s.matchAll(
        /\b(?:from|join|into|update|table|on|references|function)\s+(?:if not exists\s+)?(\w+)\.\w+/gi,
      ))
        if (schemas.includes(schema!) && schema !== own) faults.push(`${path}: a statement names ${schema}`)
    if (isFlow && statements.length) faults.push(`${path}: a flow has no tables`)
  }
  return faults
}
