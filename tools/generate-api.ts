/** Writes `packages/api-client/openapi.json`, its TypeScript types and the state tables of the contracts. `--check`: only say whether they are current. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { appointmentCan } from '@jiuyi/appointments'
import { describeApi } from '@jiuyi/platform'
import { buildHouse } from '@jiuyi/server/house'
import { offlineSettings } from '@jiuyi/server/offline-settings'
import { buildApp } from '@jiuyi/server/serve'
import openapiTS, { astToString } from 'openapi-typescript'

const dir = resolve(import.meta.dirname, '../packages/api-client')

/** The document of the routes as they are. Nothing is started: no database, no partner is asked. */
export async function currentDocument(): Promise<Record<string, unknown>> {
  const s = offlineSettings('postgres://nobody@127.0.0.1:1/none')
  const house = buildHouse(s)
  const app = await buildApp(house, s)
  await app.ready()
  const document = describeApi(app)
  await app.close()
  await house.db.close()
  return document
}

export async function generated(): Promise<Record<string, string>> {
  const document = await currentDocument()
  const types = astToString(await openapiTS(structuredClone(document) as never))
  return {
    'openapi.json': `${JSON.stringify(document, null, 1)}\n`,
    'src/schema.gen.ts': `// Made by tools/generate-api.ts from the routes. Do not edit.\n${types}`,
    'src/rules.gen.ts': `// Made by tools/generate-api.ts from the contracts. Do not edit.\nexport const appointmentCan = ${JSON.stringify(appointmentCan)} as const\n`,
  }
}

if (import.meta.main) {
  const check = process.argv.includes('--check')
  const stale: string[] = []
  for (const [name, content] of Object.entries(await generated())) {
    const at = resolve(dir, name)
    if (existsSync(at) && readFileSync(at, 'utf8') === content) continue
    if (check) stale.push(name)
    else writeFileSync(at, content)
  }
  if (stale.length) {
    console.error(`packages/api-client is not current (${stale.join(', ')}): run node tools/generate-api.ts`)
    process.exit(1)
  }
}
