import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { importFaults, schemaFaults } from './boundaries.ts'

const root = resolve(import.meta.dirname, '..')
const read = (pattern: string) =>
  new Map(
    globSync(pattern, { cwd: root })
      .filter((f) => !f.includes('node_modules') && !f.includes('/dist/') && !f.includes('/fixture'))
      .map((f) => [f, readFileSync(resolve(root, f), 'utf8')]),
  )
const one = (path: string, text: string) => new Map([[path, text]])

test('no file imports from a floor above it or through another module’s wall', () => {
  assert.deepEqual(importFaults(read('{packages,modules,flows,partners,apps}/*/src/**/*.{ts,tsx}')), [])
})

test('no statement names another module’s tables', () => {
  assert.deepEqual(
    schemaFaults(new Map([...read('{modules,flows}/*/src/**/*.ts'), ...read('modules/*/migrations/*.sql')])),
    [],
  )
})

test('the guard catches what it must: planted violations', () => {
  const planted: [string, string][] = [
    ['packages/kernel/src/x.ts', `import { sql } from '@jiuyi/platform'`],
    ['packages/kernel/src/x.ts', `import fs from 'node:fs'`],
    ['packages/platform/src/x.ts', `import { Identity } from '@jiuyi/identity'`],
    ['modules/identity/src/x.ts', `import { Directory } from '@jiuyi/directory'`],
    ['modules/billing/src/x.ts', `import { Appointments } from '@jiuyi/appointments'`],
    ['modules/billing/src/x.ts', `import { x } from '../../appointments/src/take-number.ts'`],
    ['modules/billing/src/x.ts', `import m from '@jiuyi/identity/module'`],
    ['modules/billing/src/contract.ts', `import { sql } from '@jiuyi/platform'`],
    ['flows/outpatient/src/x.ts', `import m from '@jiuyi/billing/module'`],
    ['flows/outpatient/src/x.ts', `import { createWechat } from '@jiuyi/partner-wechat'`],
    ['partners/sms/src/x.ts', `import { sql } from '@jiuyi/platform'`],
    ['apps/patient/src/x.tsx', `import { Appointment } from '@jiuyi/appointments'`],
    ['apps/console/src/x.tsx', `const m = await import('@jiuyi/identity')`],
    ['apps/sandbox/src/x.ts', `import { sql } from '@jiuyi/platform'`],
    ['somewhere/else/x.ts', ``],
  ]
  for (const [path, text] of planted) assert.equal(importFaults(one(path, text)).length, 1, `${path}: ${text}`)
  const statements: [string, string][] = [
    ['modules/billing/src/x.ts', 'const q = sql`select 1 from appointments.appointment`'],
    ['modules/billing/src/x.ts', 'const q = sql`insert into identity.patient (id) values (1)`'],
    ['modules/billing/migrations/0009_x.sql', 'alter table directory.price add x int'],
    ['flows/outpatient/src/x.ts', 'const q = sql`select 1`'],
  ]
  for (const [path, text] of statements) assert.ok(schemaFaults(one(path, text)).length >= 1, `${path}: ${text}`)
  assert.deepEqual(
    schemaFaults(
      one('modules/billing/src/x.ts', 'const q = sql`select 1 from billing.payment join platform.outbox o on true`'),
    ),
    [],
  )
})
