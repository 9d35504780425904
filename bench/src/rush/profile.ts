/** Which layer the time of a process went to, from a profile that `node --cpu-prof` wrote. */
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[]
  samples: number[]
  timeDeltas: number[]
}

export const newestProfile = (folder: string): string =>
  globSync('*.cpuprofile', { cwd: folder })
    .map((f) => join(folder, f))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]!

const layers: [string, RegExp][] = [
  ['database driver', /node_modules\/(pg|pg-[a-z]+|postgres-[a-z]+)\//],
  ['log', /node_modules\/(pino|sonic-boom|fast-redact|@pinojs)|node_modules\/(pino-|quick-format)|platform\/src\/log/],
  ['validation', /ajv|validation\.ts|typebox/],
  ['serialise', /fast-json-stringify|fjs/],
  ['metrics', /prom-client|metrics\.ts/],
  ['helmet, cookie, compress', /helmet|@fastify\/cookie|\/cookie\/|compress/],
  [
    'route and hooks (Fastify)',
    /fastify|find-my-way|avvio|light-my-request|secure-json|platform\/src\/(http|access|problem)/,
  ],
  ['audit and loaders', /platform\/src\/(audit|loader)/],
  ['platform', /packages\//],
  ['identity', /modules\/identity/],
  ['appointments and batcher', /modules\/appointments/],
  ['HTTP and sockets (Node)', /^node:/],
]

function layerOf({ functionName, url }: Profile['nodes'][0]['callFrame']): string | undefined {
  if (functionName === '(idle)' || functionName === '(root)') return undefined
  if (functionName === '(garbage collector)') return 'garbage collector'
  if (functionName === '(program)') return 'native (sockets, crypto)'
  if (!url) return undefined
  return layers.find(([, where]) => where.test(url))?.[0] ?? 'other'
}

/** Share of the busy time of each layer, largest first. Built-in functions count for who called them. */
export function layersOf(file: string): [string, number][] {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const parent = new Map(nodes.flatMap((n) => (n.children ?? []).map((c) => [c, n.id] as const)))
  const spent = new Map<string, number>()
  const self = new Map<string, number>()
  let all = 0
  for (const [i, id] of samples.entries()) {
    let at: number | undefined = id
    const top = byId.get(id)!.callFrame
    if (top.functionName === '(idle)') continue
    let layer: string | undefined
    while (at !== undefined && !layer) {
      layer = layerOf(byId.get(at)!.callFrame)
      at = parent.get(at)
    }
    const dt = timeDeltas[i]!
    all += dt
    spent.set(layer ?? 'native (sockets, crypto)', (spent.get(layer ?? 'native (sockets, crypto)') ?? 0) + dt)
    const name = `${top.functionName} ${top.url.split('/').slice(-3).join('/')}:${top.lineNumber}`
    self.set(name, (self.get(name) ?? 0) + dt)
  }
  if (process.env['PROFILE'] === 'functions')
    for (const [name, dt] of [...self].toSorted((a, b) => b[1] - a[1]).slice(0, 60))
      console.log(`${((dt / all) * 100).toFixed(1).padStart(5)} % ${name}`)
  return [...spent].map(([layer, dt]): [string, number] => [layer, (dt / all) * 100]).toSorted((a, b) => b[1] - a[1])
}
